"""Publish what is loaded: progress by table, then where to see it."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from barometer.errors import BarometerError, _
from barometer.ui import frame
from barometer.ui.language import link_parameters
from pages.importing import steps
from pages.importing.state import Desk, Journey, Work
from pipelines.publish import publish

# Where a kind of file shows first.
SHOWN = {
    "survey": ("maturity", "participation"),
    "population": ("participation",),
    "attendance": ("crafternoons",),
    "views": ("knowledge_center",),
    "searches": ("knowledge_center",),
    "initiatives": ("overview",),
    "interviews": ("pain_points",),
    "feedback": ("overview",),
}

PAGES = {
    "maturity": _("Maturity"),
    "participation": _("Participation"),
    "crafternoons": _("Crafternoons"),
    "knowledge_center": _("Knowledge center"),
    "pain_points": _("Pain points"),
    "overview": _("Overview"),
    "history": _("History"),
}
WITH_EDITION = ("maturity", "participation")
DONE = ":material/check_circle:"


def loaded(desk: Desk) -> None:
    """What this visit loaded, where the queue does not say it."""
    text = desk.text
    if len(desk.journey.works) == 1 and desk.journey.loaded:
        (work,) = desk.journey.loaded
        said = text("Loaded: {file}", file=work.name)
        st.success(steps.plain(f"{said} · {_counted(desk, work)}"), icon=DONE)


def _counted(desk: Desk, work: Work) -> str:
    """`survey, 54 rows, batch 52`."""
    text = desk.text
    kind, rows, _editions = work.result
    return text(
        "{kind}, {rows}, batch {batch}",
        kind=text(kind),
        rows=text.plural("{n} row", "{n} rows", rows),
        batch=text.join([text.number(batch) for batch in work.batches]),
    )


def draw(desk: Desk) -> None:
    """The button that publishes, where something waits; what came of it."""
    text, waiting = desk.text, _waiting(desk)
    if waiting:
        steps.lines(waiting)
        weight: Literal["primary", "secondary"] = "secondary" if desk.journey.open else "primary"
        label = text("Publish")
        if st.button(label, key="import_publish", type=weight, icon=":material/publish:"):
            _publish(desk)
    elif desk.journey.published is not None:
        _done(desk)


def _waiting(desk: Desk) -> list[str]:
    """What was loaded or decided since the last publication, in words."""
    text, loaded = desk.text, desk.loaded()
    said = []
    if loaded.waiting:
        said.append(
            text.plural(
                "{n} loaded file is not published yet: readers still see what was before.",
                "{n} loaded files are not published yet: readers still see what was before.",
                loaded.waiting,
            )
        )
    if loaded.coded:
        said.append(
            text.plural(
                "{n} mention by a comment is not published yet.",
                "{n} mentions by comments are not published yet.",
                loaded.coded,
            )
        )
    return said


def _publish(desk: Desk) -> None:
    """Built beside and swapped in whole: until then readers see the publication before."""
    text, journey = desk.text, desk.journey
    bar = st.progress(0.0, text("Publishing…"))

    def say(table: str, done: int, of: int) -> None:
        said = text("Publishing: table {done} of {of}", done=done, of=of)
        bar.progress(done / of, f"{said} · {table.replace('_', ' ')}" if table else said)

    try:
        published = publish(desk.settings, say)
    except BarometerError as error:
        bar.empty()
        steps.say_error(error, text)
        return
    journey.publish(published.version)
    st.rerun()


def _done(desk: Desk) -> None:
    """The number of the publication, what is new in it, and where to see it."""
    text, journey = desk.text, desk.journey
    st.success(
        text("Published as number {n}. Readers see it from now on.", n=journey.published),
        icon=DONE,
    )
    frame.facts([(work.name, _counted(desk, work)) for work in journey.shown])
    named = [page for work in journey.shown for page in SHOWN.get(work.result[0], ())]
    steps.lines([text("See what changed, or undo it on the page History.")])
    with st.container(horizontal=True):
        for page in dict.fromkeys([*(named or ["overview"]), "history"]):
            st.page_link(
                f"pages/{page}.py",
                label=text(PAGES[page]),
                icon=":material/arrow_forward:",
                query_params=_link(journey, page),
            )


def _link(journey: Journey, page: str) -> dict[str, str]:
    """The language, and the edition where the page has one to choose."""
    editions = [edition for work in journey.shown for edition in work.result[2]]
    named = {"edition": max(editions)} if editions and page in WITH_EDITION else {}
    return link_parameters() | named
