"""Loads and publishes killed at random: what is left is whole, and the next one succeeds."""

from __future__ import annotations

import random
import signal
import tempfile
import time
from collections import Counter
from pathlib import Path

from barometer.errors import AlreadyLoadedError
from barometer.store.duck import connect_reader
from barometer.store.home import Home
from barometer.store.publication import versions
from tests.pipelines.conftest import QUESTIONNAIRE
from tests.pipelines.door import census
from tests.soak.work import STEPS, Action, Moment, Step, Survey, act, start

KILLS_A_HOME = 25  # then a new home: how its vault and key are made is tried as well
# How long after its moment a process is killed, at most: what is left of it takes about as long.
SECONDS: dict[tuple[Action, Moment], float] = {
    ("load", "start"): 0.2,
    ("load", "end"): 0.05,
    ("publish", "start"): 0.45,
    ("publish", "end"): 0.08,
}


class Killing:
    """A home whose processes are killed one after another, and what was found after each."""

    def __init__(self, home: Home, chance: random.Random) -> None:
        self.home = home.make()
        self.home.questionnaire.write_text(QUESTIONNAIRE, encoding="utf-8")
        self.chance = chance
        self.found: Counter[str] = Counter()
        self._surveys = 0
        self._rows: dict[str, int] = {}

    def kill_one(self) -> None:
        """Kill one process, look at what it left, and do its work to the end."""
        action: Action = "publish" if self._rows.get("batches") and self._toss() else "load"
        survey = self._next_survey()
        before, published = self._rows, _published(self.home)
        if not self._killed(action, survey):
            self.found["too late"] += 1
        else:
            self.found["kills"] += 1
            self._look(action, survey, before, published)
        self._rows = census(self.home)

    def _look(
        self, action: Action, survey: Survey, before: dict[str, int], published: dict[Path, int]
    ) -> None:
        after = census(self.home)
        added = {name: after[name] - before.get(name, 0) for name in after}
        assert _intact(self.home, published)
        self.found["intact"] += 1
        if action == "load":
            whole = added["batches"] == 1
            assert {name: added[name] for name in survey.rows} == {
                name: rows * whole for name, rows in survey.rows.items()
            }
            self.found["whole" if whole else "absent"] += 1
            self._load_again(survey, whole)
        else:
            assert not any(rows for name, rows in added.items() if name != "publications")
            self.found["publishes"] += 1
            self._publish_again(survey)

    def _load_again(self, survey: Survey, whole: bool) -> None:
        """The same file is loaded now, or known to be in already; nothing is to be mended first."""
        try:
            act("load", self.home.path, survey, lambda _moment: None)
        except AlreadyLoadedError:
            assert whole
        else:
            assert not whole

    def _publish_again(self, survey: Survey) -> None:
        known = _published(self.home)
        act("publish", self.home.path, survey, lambda _moment: None)
        newest = versions(self.home)[-1]
        assert newest.path not in known
        assert _serves(newest.path)
        assert not list(self.home.publications.glob(".building-*"))

    def _killed(self, action: Action, survey: Survey) -> bool:
        """Whether the process was still at work when it was killed."""
        step: Step | None = self.chance.choice(STEPS[action]) if self._toss(1 / 4) else None
        moment: Moment = "end" if self._toss(1 / 3) else "start"
        wait = self.chance.uniform(0, SECONDS[action, moment])
        process, said = start(action, self.home.path, survey, moment, step=step)
        with said:
            said.poll(30)
            if step is None:
                time.sleep(wait)
                process.kill()
            process.join(30)
        assert process.exitcode in (0, -signal.SIGKILL)
        return process.exitcode == -signal.SIGKILL

    def _next_survey(self) -> Survey:
        self._surveys += 1
        return Survey(self._surveys)

    def _toss(self, share: float = 1 / 2) -> bool:
        return self.chance.random() < share


def kill_many(number: int, seed: int) -> str:
    """A summary of the campaign; what is broken ends it."""
    chance = random.Random(seed)
    found: Counter[str] = Counter()
    begun = time.perf_counter()
    while found["kills"] < number:
        with tempfile.TemporaryDirectory(prefix="barometer-soak-") as folder:
            killing = Killing(Home(Path(folder) / "home"), chance)
            while killing.found["kills"] < min(KILLS_A_HOME, number - found["kills"]):
                killing.kill_one()
            found += killing.found
    return (
        f"kills: {found['kills']:,}, of loads {found['whole']:,} whole and {found['absent']:,}"
        f" absent, of publishes {found['publishes']:,}, publications intact after"
        f" {found['intact']:,}, broken=0, {time.perf_counter() - begun:.0f} s (seed {seed})"
    )


def _published(home: Home) -> dict[Path, int]:
    """Every publication, and when it was last written to."""
    return {p.path: p.path.stat().st_mtime_ns for p in versions(home)}


def _intact(home: Home, before: dict[Path, int]) -> bool:
    """Whether publications are as they were, old ones perhaps gone, and the last one answers."""
    now = _published(home)
    kept = {path: written for path, written in now.items() if path in before}
    assert kept.items() <= before.items()
    assert not before or max(before) in now
    return not now or _serves(max(now))


def _serves(path: Path) -> bool:
    reader = connect_reader(path)
    try:
        return len(reader.execute("SELECT version FROM publication").fetchall()) == 1
    finally:
        reader.close()
