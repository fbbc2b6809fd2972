"""Two processes at the vault at once: one waits for the other, and both do what they came for."""

from __future__ import annotations

import pytest

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import versions
from tests.pipelines.door import census
from tests.soak.work import Action, Survey, start


@pytest.mark.parametrize("action", ["load", "publish"])
def test_second_process_waits_for_the_first_and_both_land(
    settings: Settings, action: Action
) -> None:
    home = Home(settings.home)
    first, in_first = start("load", home.path, Survey(1), "end", hold=True)
    in_first.recv()  # its rows are in, its transaction is open, and it holds the lock
    second, in_second = start(action, home.path, Survey(2), "start")
    in_second.recv()
    second.join(0.5)
    assert second.exitcode is None
    in_first.send("go on")
    for process in (first, second):
        process.join(30)
        assert process.exitcode == 0
    loads = 2 if action == "load" else 1
    found = census(home)
    assert found["batches"] == loads
    assert found["responses"] == loads * Survey(1).rows["responses"]
    assert len(versions(home)) == 2 - loads
