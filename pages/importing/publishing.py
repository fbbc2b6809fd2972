"""Publish what is loaded: progress by table, then where to see it."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from barometer.errors import BarometerError
from barometer.ui.language import link_parameters
from pages.importing import steps
from pages.importing.state import Desk, Journey
from pipelines.publish import publish

# Where a kind of file shows first.
SHOWN = {
    "survey": ("maturity", "participation"),
    "population": ("participation",),
    "attendance": ("crafternoons",),
    "views": ("knowledge_center",),
    "initiatives": ("overview",),
    "interviews": ("pain_points",),
    "feedback": ("overview",),
}


def loaded(desk: Desk) -> None:
    """What this visit loaded, a line a file, where the queue does not say it."""
    text = desk.text
    if len(desk.journey.works) > 1:
        return
    for work in desk.journey.loaded:
        kind, rows, _editions = work.result
        batches = text.join([text.number(batch) for batch in work.batches])
        summary = text(
            "{kind}, {rows}, batch {batch}",
            kind=text(kind),
            rows=text.plural("{n} row", "{n} rows", rows),
            batch=batches,
        )
        st.success(
            f"{text('Loaded: {file}', file=steps.plain(work.name))} · {steps.plain(summary)}",
            icon=":material/check_circle:",
        )


def draw(desk: Desk) -> None:
    """The button that publishes, where something waits; what came of it."""
    text, waiting = desk.text, desk.loaded().waiting
    if waiting:
        steps.lines(
            [
                text.plural(
                    "{n} loaded file is not published yet: readers still see what was before.",
                    "{n} loaded files are not published yet: readers still see what was before.",
                    waiting,
                )
            ]
        )
        weight: Literal["primary", "secondary"] = "secondary" if desk.journey.open else "primary"
        label = text("Publish")
        if st.button(label, key="import_publish", type=weight, icon=":material/publish:"):
            _publish(desk)
    elif desk.journey.published is not None:
        _done(desk)


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
    journey.published = published.version
    journey.kinds = frozenset(work.result[0] for work in journey.loaded)
    editions = [e for work in journey.loaded for e in work.result[2]]
    journey.edition = max(editions, default=None)
    journey.works = journey.open
    st.rerun()


def _done(desk: Desk) -> None:
    """The number of the publication, and the pages that changed."""
    text, journey = desk.text, desk.journey
    st.success(
        text("Published as number {n}. Readers see it from now on.", n=journey.published),
        icon=":material/check_circle:",
    )
    labels = {
        "maturity": text("Maturity"),
        "participation": text("Participation"),
        "crafternoons": text("Crafternoons"),
        "knowledge_center": text("Knowledge center"),
        "pain_points": text("Pain points"),
        "overview": text("Overview"),
    }
    named = [page for kind in sorted(journey.kinds) for page in SHOWN.get(kind, ())]
    with st.container(horizontal=True):
        for page in dict.fromkeys(named or ["overview"]):
            st.page_link(
                f"pages/{page}.py",
                label=labels[page],
                icon=":material/arrow_forward:",
                query_params=_link(journey, page),
            )


def _link(journey: Journey, page: str) -> dict[str, str]:
    """The language, and the edition where the page has one to choose."""
    edition = journey.edition if page in ("maturity", "participation") else None
    return link_parameters() | ({"edition": edition} if edition else {})
