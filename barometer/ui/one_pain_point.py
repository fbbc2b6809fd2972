"""One pain point: its history, its tribes, what people say of it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from barometer.charts import named_over_time, share_intervals
from barometer.charts import theme as looks
from barometer.findings import actions, hidden, names, sources, tables
from barometer.findings import one_pain_point as findings
from barometer.findings import pain_point_story as story
from barometer.keywords import Keywords
from barometer.queries import editions as edition_queries
from barometer.queries import initiatives as initiative_queries
from barometer.queries import pain_points as queries
from barometer.rows import Row, Rows
from barometer.ui import cards, comments, filters, frame
from barometer.ui.block import block
from barometer.ui.groups import Group
from barometer.ui.links import linked
from barometer.ui.visit import Visit

KEPT = ("edition", "tribes", "tribe", "role")  # the filters a link to or from it carries
SHARES = "mentions asked frequency low=interval_low high=interval_high"


@dataclass(frozen=True)
class Asked:
    """Which pain point, for whom; row: its figures in the edition, where there are any."""

    point: str
    edition: str
    group: Group
    lineage: str
    row: Row | None


def choose(here: Visit) -> str:
    """The pain point of the link that has a page, or ALL."""
    text = here.text
    every = {part.id: text.of(part.label) for part in here.questionnaire.pain_points}
    options = {filters.ALL: text("All pain points")} | every
    return filters.choose(text("Pain point"), "point", options, text)


def address(point: str) -> str:
    """The link to its page under the filters of this one."""
    return findings.address(point, **_filters())


def _filters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in KEPT if name in st.query_params}


def pick(chosen: list[Any]) -> None:
    """Open the page of the pain point whose mark was clicked."""
    if chosen and chosen[0]:
        st.query_params["point"] = str(chosen[0])


def opening(here: Visit, asked: Asked, own: Rows) -> None:
    """The way back, and how many name it."""
    text = here.text
    row = next((row for row in own if row["edition"] == asked.edition), None)
    back = findings.address("", **_filters()).removesuffix("point=").rstrip("&?")
    st.html(f'<p class="bm-note">{linked(text("All pain points"), back)}</p>')
    label = names.pain_point(asked.point, here.questionnaire, text)
    lead = story.lead(row, own, asked.group.label, text) if row else ""
    frame.title(story.title(row, label, asked.edition, text), lead)


def draw(here: Visit, asked: Asked, told: Rows) -> None:
    """Everything under the title; told: its rows of `histories`."""
    text = here.text
    own = [row for row in told if row["edition"] <= asked.edition]
    initiatives = here.read(initiative_queries.initiatives)
    linked_to = actions.by_status(actions.answering(initiatives, asked.point))
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        if own:
            _history(here, own, asked.edition)
        _by_tribe(here, asked)
    with right:
        frame.section(text("What came of it"))
        cards.changes(story.came_of_it(own, linked_to, text), text)
        _facts(here, asked, own)
        _initiatives(here, linked_to, asked.edition)
    _said(here, asked)


def _known(here: Visit, until: str) -> list[str]:
    every = here.read(edition_queries.editions)
    closed = [row["edition"] for row in every if row["status"] == "closed"]
    return sorted(edition for edition in closed if edition <= until)


def _hue(here: Visit, point: str) -> str:
    themes = {part.id: part.theme for part in here.questionnaire.pain_points}
    return looks.hues(here.questionnaire).get(themes.get(point, ""), looks.ACCENT)


def _history(here: Visit, own: Rows, until: str) -> None:
    text, known = here.text, _known(here, until)
    figure = named_over_time.over_editions(own, known, _hue(here, own[0]["pain_point"]), text)
    source = sources.footer(
        sources.span([row["edition"] for row in own]),
        sources.people(own, text, "asked"),
        text("share of those asked, interval 95% (Wilson)"),
    )
    block(here, story.over_editions(own, known, text), figure, own, f"edition {SHARES}",
          key="named", source=source, metric="pain_point_frequency")  # fmt: skip


def _by_tribe(here: Visit, asked: Asked) -> None:
    """Its share in each tribe that is shown, and why others are not."""
    text = here.text
    rows = here.read(queries.by_tribe, asked.edition, asked.point, asked.lineage)
    shown = [row for row in rows if row["frequency"] is not None]
    away = [row for row in tables.readable(rows, here.questionnaire, text)
            if row["reason"]]  # fmt: skip
    if not shown:
        frame.section(text("No tribe is shown alone"), hidden.told(away, text))
        return
    named = tables.readable(shown, here.questionnaire, text)
    figure = share_intervals.by_tribe(named, _hue(here, asked.point), text)
    people = sources.people(shown, text, "asked")
    source = sources.footer(
        asked.edition, people, text("share of those asked, interval 95% (Wilson)")
    )
    finding = story.by_tribe(shown, here.questionnaire, text)
    note = f"{story.tribes_apart(shown, text)} {hidden.told(away, text)}".strip()
    block(here, finding, figure, shown, f"tribe {SHARES}", key="tribes_naming", note=note,
          source=source, metric="share_interval")  # fmt: skip


def _facts(here: Visit, asked: Asked, own: Rows) -> None:
    text, row = here.text, asked.row
    if row is None:
        return
    minimum = here.read(edition_queries.about)[0]["minimum_group"]
    tribes = here.read(queries.tribes, asked.edition)[0]["tribes"]
    known = _known(here, asked.edition)
    pairs = story.facts(row, own, known, tribes, minimum, text)
    if pairs:
        frame.section(text("How firm, how bad, how wide"))
        frame.facts(pairs)
        frame.note(story.how_to_read(row, known, text))


def _initiatives(here: Visit, found: Rows, until: str) -> None:
    """Those that answer it, with what people thought of them and what their check gives."""
    text = here.text
    n = len(found)
    if not n:
        return
    frame.section(text.plural("{n} initiative answers it", "{n} initiatives answer it", n))
    told = []
    for one in found:
        checked = here.read(initiative_queries.check, one["initiative"])
        known = [row for row in checked if row["edition"] <= until]
        told.append(story.answer(one, known, here.questionnaire, text))
    cards.items(told, text)


def _said(here: Visit, asked: Asked) -> None:
    """Quotes of interviews coded to it, and comments of its theme that use its words."""
    text, questionnaire = here.text, here.questionnaire
    quotes = here.read(queries.quotes)
    own = [row["text"] for row in quotes if row["pain_point"] == asked.point]
    hue = _hue(here, asked.point)
    if own:
        note = text("Chosen by those who held them, without tribe or date.")
        frame.section(text("Said in interviews"), note)
        cards.comments([cards.Comment(escape(words), "", hue) for words in own])
    part = next(one for one in questionnaire.pain_points if one.id == asked.point)
    keywords = Keywords([part])
    written = here.read(queries.comments, asked.edition, asked.group.tribes, part.theme)
    using = [row for row in written if keywords.find(row["text"])]
    theme = names.theme(part.theme, questionnaire, text)
    title = text("Comments on {theme} that use its words", theme=theme)
    frame.section(
        title, text("Found by the pain point’s keywords: some may speak of something else.")
    )
    if using:
        comments.draw(here, using)
    else:
        frame.note(text("None of those that may be shown does."))
