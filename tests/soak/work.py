"""Loads and publishes as processes of their own, each holding the real lock, to be killed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Literal

from barometer.settings import Settings
from pipelines.load import Request, check_parts, load_parts
from pipelines.publish import publish
from pipelines.source import Source

Action = Literal["load", "publish"]
EDITION = "2025-S1"
# Where a process says that it has come so far: as it starts, and when all rows or tables are in.
Moment = Literal["start", "end"]
# What Python says it is about to do, and to a file of what name: every step of a swap-in is here.
Step = tuple[str, str]
STEPS: dict[Action, tuple[Step, ...]] = {
    "load": (("os.chmod", "vault.duckdb"), ("open", "vault.key"), ("os.link", "")),
    "publish": (
        ("os.chmod", ".building-"),
        ("os.rename", ".building-"),
        ("open", "publications"),
        ("os.remove", "0"),
    ),
}


@dataclass(frozen=True)
class Survey:
    """A survey of so many people who all answer, comment and tick, no two surveys alike."""

    number: int
    people: int = 40

    @property
    def source(self) -> Source:
        header = "respondent,tribe,role,data_1,culture_1,pain_points,comment_data\n"
        rows = (
            f"p{self.number}-{i}@example.org,Search,pm,{i % 5 + 1},{i % 4 + 1},vision,Words {i}\n"
            for i in range(self.people)
        )
        return Source(f"survey{self.number}.csv", (header + "".join(rows)).encode())

    @property
    def rows(self) -> dict[str, int]:
        """Table → the rows it adds."""
        tables = {"responses": 1, "answers": 2, "mentions": 1, "comments": 1}
        return {table: times * self.people for table, times in tables.items()}


def start(
    action: Action,
    home: Path,
    survey: Survey,
    moment: Moment,
    *,
    step: Step | None = None,
    hold: bool = False,
) -> tuple[ForkServerProcess, Connection]:
    """The process at work, and where it says that it has come to the moment.

    It is forked from one that has imported everything and opened nothing.
    step: one of STEPS, before which it dies by its own hand.
    hold: whether it waits at the moment until it is answered.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    here, there = context.Pipe()
    job = (action, home, survey, moment, step, hold, there)
    process = context.Process(target=_at_work, args=job)
    process.start()
    there.close()
    return process, here


def act(action: Action, home: Path, survey: Survey, said: Callable[[Moment], None]) -> None:
    """Load the survey or publish, as the command does."""

    def progress(_name: str, done: int, of: int) -> None:
        if done == of:
            said("end")

    settings = Settings(home=home, lock_seconds=30)
    said("start")
    if action == "publish":
        publish(settings, progress)
        return
    source, request = survey.source, Request("survey", EDITION)
    load_parts(source, check_parts(source, request, settings), settings, progress)


def _at_work(
    action: Action,
    home: Path,
    survey: Survey,
    moment: Moment,
    step: Step | None,
    hold: bool,
    told: Connection,
) -> None:
    if step:
        sys.addaudithook(lambda event, details: _die_before(step, event, details))

    def said(now: Moment) -> None:
        if now == moment:
            told.send(now)
            if hold:
                told.recv()

    act(action, home, survey, said)


def _die_before(step: Step, event: str, details: tuple[object, ...]) -> None:
    what, name = step
    if event == what and Path(str(details[0])).name.startswith(name):
        os.kill(os.getpid(), signal.SIGKILL)
