"""What a visit's import keeps between reruns: the files at work and what was said of each."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

import streamlit as st

from barometer.errors import BarometerError
from barometer.questionnaire import Questionnaire
from barometer.settings import Settings
from barometer.text import Text
from pipelines.journey import (
    CheckedFile,
    Loaded,
    Understood,
    check_file,
    stamp,
    understand_file,
    what_is_loaded,
)
from pipelines.load import Request
from pipelines.preview import Preview
from pipelines.source import Source, too_large

_KEY = "import"
T = TypeVar("T")


@dataclass
class Work:
    """One file: its bytes while it is at work, what was said of it, what was confirmed.

    settled: step → what it showed when it was confirmed; asked again once it shows another thing.
    refused: why it cannot be read at all; trouble: why it could not be loaded with the others.
    choices: what was chosen but is written down only when the file is loaded.
    """

    number: int
    name: str
    source: Source
    request: Request = field(default_factory=Request)
    remember: bool = True
    settled: dict[str, Hashable] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    refused: BarometerError | None = None
    trouble: BarometerError | None = None
    batches: tuple[int, ...] = ()
    result: tuple[str, int, tuple[str, ...]] = ("", 0, ())
    _kept: dict[str, tuple[Hashable, Any]] = field(default_factory=dict)

    def say(self, **said: Any) -> None:
        """Note what a person said of the file."""
        self.request = replace(self.request, **said)
        self.trouble = None

    def key(self, name: str) -> str:
        """The key of a widget of this file."""
        return f"import_{self.number}_{name}"

    def once(self, name: str, key: Hashable, make: Callable[[], T]) -> T | BarometerError:
        """The result of `make`, kept for as long as the key stays the same; or its error."""
        known = self._kept.get(name)
        if known is None or known[0] != key:
            try:
                made: Any = make()
            except BarometerError as error:
                made = error
            known = self._kept[name] = (key, made)
        result: T | BarometerError = known[1]
        return result

    def finish(self, batches: tuple[int, ...], kind: str, rows: int, editions: Any) -> None:
        """Loaded: the bytes and everything worked out of them are let go."""
        self.batches, self.result = batches, (kind, rows, tuple(editions))
        self.source = Source(self.name, b"")
        self._kept.clear()


@dataclass
class Journey:
    """The queue, the file at work, what was published; `uploads` names the next uploader."""

    works: list[Work] = field(default_factory=list)
    at_work: int | None = None
    uploads: int = 0
    made: int = 0
    published: int | None = None
    shown: tuple[Work, ...] = ()

    def take(self, name: str, data: bytes, limit_mb: int) -> None:
        """Put a file into the queue, once."""
        source = Source(name, data)
        if any(work.source.sha256 == source.sha256 for work in self.open):
            return
        self.made += 1
        work = Work(self.made, name, source)
        try:
            if len(data) > limit_mb * 1024 * 1024:
                raise too_large(name, limit_mb)
            source.opened()
        except BarometerError as error:
            work.refused = error
        self.works.append(work)
        if self.current is None:
            self.at_work = work.number

    @property
    def current(self) -> Work | None:
        return next((w for w in self.works if w.number == self.at_work), None)

    @property
    def open(self) -> list[Work]:
        """The files that are not loaded yet."""
        return [work for work in self.works if not work.batches]

    @property
    def loaded(self) -> list[Work]:
        return [work for work in self.works if work.batches]

    def publish(self, number: int) -> None:
        """Published: what was loaded leaves the queue."""
        self.published, self.shown = number, tuple(self.loaded)
        self.works = self.open

    def drop(self, work: Work) -> None:
        """Let a file go; the next one of the queue comes to work."""
        self.works = [other for other in self.works if other is not work]
        self.go_on()

    def go_on(self) -> None:
        """Turn to the first file that is not loaded yet."""
        self.at_work = self.open[0].number if self.open else None


@dataclass(frozen=True)
class Desk:
    """What one rerun of the page works with."""

    text: Text
    settings: Settings
    journey: Journey
    words: Questionnaire

    def understood(self, work: Work) -> Understood | BarometerError:
        source, said = work.source, work.request
        key = (
            said.kind,
            said.day_first,
            said.days,
            *sorted(said.columns.items()),
            stamp(self.settings),
        )
        return work.once("file", key, lambda: understand_file(source, work.request, self.settings))

    def loaded(self) -> Loaded:
        key = stamp(self.settings)
        known: tuple[Any, Loaded] | None = st.session_state.get(f"{_KEY}_loaded")
        if known is None or known[0] != key:
            known = st.session_state[f"{_KEY}_loaded"] = (key, what_is_loaded(self.settings))
        return known[1]

    def checked(self, work: Work, request: Request) -> CheckedFile | BarometerError:
        source = work.source
        key = (_said(request), stamp(self.settings))
        return work.once("checked", key, lambda: check_file(source, request, self.settings))

    def previews(
        self, work: Work, request: Request, make: Callable[[], list[Preview]]
    ) -> list[Preview] | BarometerError:
        return work.once("previews", (_said(request), stamp(self.settings)), make)


def _said(request: Request) -> Hashable:
    """The request as a key: its columns in order."""
    days: tuple[date | None, ...] = (request.opens_on, request.closes_on)
    said = (request.kind, request.edition, *days, request.still_open, request.series)
    return (*said, request.day_first, request.days, *sorted(request.columns.items()))


def journey() -> Journey:
    """The import of this visit."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Journey()
    kept: Journey = st.session_state[_KEY]
    return kept
