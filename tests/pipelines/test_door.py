"""Mutated files at the whole door: loaded and counted, or refused and nothing changed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import hypothesis
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from barometer.store.home import Home
from tests.pipelines.door import asked, census, copy_home, go_through, inhabited
from tests.pipelines.importers.files import FILES
from tests.pipelines.importers.mutations import mutated

EXAMPLES = 120  # `make soak` walks 10,000


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return inhabited(tmp_path / "inhabited")


def test_mutated_file_is_loaded_whole_or_refused(home: Home) -> None:
    before = census(home)
    outcomes = set()

    @hypothesis.settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def walk(data: st.DataObject) -> None:
        foreign = data.draw(st.sampled_from(FILES))
        source = data.draw(mutated(foreign))
        request = data.draw(asked(foreign, source))
        with tempfile.TemporaryDirectory() as folder:
            alone = copy_home(home, Path(folder) / "home")
            outcomes.add(go_through(source, request, alone, before))

    walk()
    assert outcomes == {True, False}
