"""One initiative: what it is, what came of its pain points, the check, what people thought."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from barometer.charts import before_after
from barometer.charts import theme as looks
from barometer.findings import actions, initiative_check, names
from barometer.findings import one_initiative as findings
from barometer.queries import editions
from barometer.queries import initiatives as queries
from barometer.rows import Row, by
from barometer.ui import cards, frame
from barometer.ui.block import block
from barometer.ui.links import linked
from barometer.ui.visit import Visit


def opening(here: Visit, row: Row) -> None:
    """Its title, summary, status and dates."""
    text = here.text
    frame.title(actions.title(row, text), findings.summary(row, text))
    frame.note(findings.headline(row, here.questionnaire, text))


def draw(here: Visit, row: Row, about: Row) -> None:
    """What came of its pain points and the check; what it is and what people thought."""
    text, questionnaire = here.text, here.questionnaire
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        _pain_points(here, row, about["published_at"].date())
        _check(here, row)
    with right:
        frame.section(text("What it is"))
        frame.facts(findings.facts(row, about["minimum_group"], questionnaire, text))
        _feedback(here, row, about)


def _pain_points(here: Visit, row: Row, today: date) -> None:
    """The pain points it answers: shares by edition around it, then each with its status."""
    text, questionnaire = here.text, here.questionnaire
    shares = here.read(queries.shares)
    answered = findings.answered(row, shares)
    n = len(answered)
    finding = text.plural("It answers {n} pain point", "It answers {n} pain points", n)
    frame.section(finding)
    if not answered:
        frame.note(text("The file of initiatives names none."))
        return
    told = [findings.point(p, row, own, questionnaire, text) for p, own in answered.items()]
    cards.items(told, text)
    asked = {p: own for p, own in answered.items() if any(one["opens_on"] for one in own)}
    if not asked:
        return
    hues, taken = looks.hues(questionnaire), findings.taken(row, today)
    dated = by([row for row in shares if row["opens_on"] is not None], "pain_point")
    figures = [
        (
            names.pain_point(point, questionnaire, text),
            before_after.share_by_edition(
                dated[point], taken, hues.get(own[-1]["theme"], ""), text
            ),
        )
        for point, own in asked.items()
    ]
    rows = [row for row in shares if row["pain_point"] in asked]
    columns = "pain_point edition mentions asked frequency low=interval_low high=interval_high"
    source = text("Share of those asked, whole organisation; interval 95% (Wilson).")
    block(here, "", figures, rows, columns, key="answered", note=finding, source=source,
          metric="pain_point_frequency", narrowest=230)  # fmt: skip


def _check(here: Visit, row: Row) -> None:
    text = here.text
    known = here.read(editions.reported)
    found = here.read(queries.check, row["initiative"])
    if not found:
        why = initiative_check.why_none(row, known, text)
        frame.section(text("There is no check before and after"), why)
        return
    frame.section(initiative_check.title(found[0], text))
    sentences = initiative_check.sentences(found[0], row, here.questionnaire, text)
    st.html("".join(f'<p class="bm-said">{escape(each)}</p>' for each in sentences))
    how = linked(text("How it is made"), "method?metric=initiative_check")
    st.html(f'<p class="bm-source">{how}</p>')


def _feedback(here: Visit, row: Row, about: Row) -> None:
    text = here.text
    frame.section(text("What people thought of it"))
    st.html(f'<p class="bm-said">{escape(findings.ratings(row, about["minimum_group"], text))}</p>')
    written = here.read(queries.comments, row["initiative"])
    if not written:
        least = text.number(about["comments_minimum"])
        frame.note(text("Comments are shown where at least {n} people wrote one.", n=least))
        return
    frame.note(text("Shuffled, without dates."))
    colour = looks.hues(here.questionnaire).get(row["theme"] or "", looks.MUTED)
    cards.comments([cards.Comment(escape(one["text"]), "", colour) for one in written])
