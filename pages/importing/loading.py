"""Load: one transaction, with its progress; either the whole file or nothing of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import streamlit as st

from barometer.errors import BarometerError
from barometer.text import Text
from pages.importing import changes, questions, remembering, reworded, steps
from pages.importing.state import Desk, Work
from pipelines.journey import CheckedFile, Understood, last_collecting, loaded_already
from pipelines.load import load_parts
from pipelines.preview import Preview


def told_loaded_already(desk: Desk, work: Work, checked: CheckedFile) -> bool:
    """Whether this very file is loaded for this very use, and saying so."""
    text = desk.text
    batches = loaded_already(work.source, checked.parts, desk.loaded())
    if batches:
        named = text.join([text.number(batch) for batch in batches])
        steps.tell(
            text(
                "This very file is loaded already, as batch {batch}. Nothing needs to be done: "
                "put it aside.",
                batch=named,
            )
        )
    return bool(batches)


def draw(
    desk: Desk,
    work: Work,
    known: Understood,
    checked: CheckedFile,
    seen: Sequence[Preview],
) -> None:
    """The button that loads the file, and what it says while it does."""
    text, added = desk.text, checked.added
    steps.lines(
        [text("One transaction: either everything is loaded or nothing. It can be undone.")]
    )
    label = text.plural("Load {n} row", "Load {n} rows", added.loaded)
    if st.button(label, key=work.key("load"), type="primary", icon=":material/database:"):
        _load(desk, work, known, checked, seen)


def _load(
    desk: Desk,
    work: Work,
    known: Understood,
    checked: CheckedFile,
    seen: Sequence[Preview],
) -> None:
    try:
        load(desk, work, known, checked, seen)
    except BarometerError as error:
        steps.say_error(error, desk.text)
        return
    desk.journey.go_on()
    st.rerun()


def load(
    desk: Desk,
    work: Work,
    known: Understood,
    checked: CheckedFile,
    seen: Sequence[Preview],
) -> None:
    """Load the file and keep what was decided on it; raises where it is refused."""
    text = desk.text
    remembering.keep(desk, work, known)
    reworded.keep(desk, work, checked.parts, seen)
    bar = st.progress(0.0, text("Loading {file}…", file=steps.plain(work.name)))
    try:
        batches = load_parts(
            work.source, last_collecting(checked.parts), desk.settings, progress(bar, text)
        )
    finally:
        bar.empty()
    editions = [part.request.edition for part in checked.parts if part.request.edition]
    work.finish(batches, known.kind or "", checked.added.loaded, editions)


def progress(bar: st.delta_generator.DeltaGenerator, text: Text) -> Callable[[str, int, int], None]:
    """Which table is at work, how many rows are in, and how fast they go."""
    started = time.monotonic()

    def say(table: str, done: int, of: int) -> None:
        speed = done / max(time.monotonic() - started, 0.001)
        said = text(
            "{table}: {done} of {of} rows, {speed} rows per second",
            table=table or text("done"),
            done=text.number(done),
            of=text.number(of),
            speed=text.number(speed),
        )
        bar.progress(done / of if of else 1.0, said)

    return say


def all_ready(desk: Desk) -> None:
    """Load every file without a question open, one transaction a file."""
    text = desk.text
    ready = [work for work in desk.journey.open if not questions.open_questions(desk, work)]
    if len(desk.journey.open) < 2 or not ready:
        return
    label = text.plural(
        "Load the file with no question open", "Load the {n} files with no question open",
        len(ready),
    )  # fmt: skip
    if st.button(label, key="import_load_all", icon=":material/database:"):
        with st.status(text("Loading…"), expanded=True) as status:
            for work in sorted(ready, key=lambda w: _comes_later(desk, w)):
                _load_one(desk, work, status)
        desk.journey.go_on()
        st.rerun()


def _comes_later(desk: Desk, work: Work) -> bool:
    """A list of people comes before the answers that are checked against it."""
    known = desk.understood(work)
    return isinstance(known, BarometerError) or known.kind != "population"


def _load_one(desk: Desk, work: Work, status: st.delta_generator.DeltaGenerator) -> None:
    """One of several: checked once more, since the one before may have changed what it is."""
    if questions.open_questions(desk, work):
        return
    known = desk.understood(work)
    if isinstance(known, BarometerError):
        return
    request = questions.to_check(work, known)
    checked = desk.checked(work, request)
    if isinstance(checked, BarometerError):
        return
    seen = changes.look(desk, work, request, checked.parts)
    if isinstance(seen, BarometerError):
        return
    try:
        load(desk, work, known, checked, seen)
    except BarometerError as error:
        work.trouble = error
        return
    status.write(steps.plain(work.name))
