"""The answers to questions as diverging bars: this edition above, the last one thinner below."""

from __future__ import annotations

import math
from dataclasses import dataclass

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Figure, Part, bar
from barometer.questionnaire import Question
from barometer.rows import Rows, by
from barometer.stats.scores import answer_moments
from barometer.text import Text

WIDTH, LINES = 54, 3  # of a question's words, in characters and lines
ROW, TALL = 88, 118  # pixels, with two lines of words and with three
NOW, BEFORE = (0.1, 0.3), (-0.16, 0.13)  # where each edition's bar is, and how thick


@dataclass(frozen=True)
class Segment:
    """One answer's share of a question's answers, from `start` (the scale's middle is at zero)."""

    answer: int
    y: float
    start: float
    share: float
    n: int


def colours(scale: int) -> list[str]:
    """One colour per answer of the scale, from disagreement to agreement."""
    half = scale // 2
    low = [theme.DISAGREE[min(1, place * 2 // max(1, half))] for place in range(half)]
    high = [theme.AGREE[min(1, place * 2 // max(1, half))] for place in range(half)]
    return [*low, *([theme.NEUTRAL] if scale % 2 else []), *high]


def diverging(now: Rows, before: Rows, questions: list[Question], text: Text) -> Figure:
    """One row per question, its scores at the right; rows as `maturity.answers` gives.

    Reversed questions are turned round. Numbers without room in their bar are left out.
    """
    words = {part.id: theme.folded(text.of(part.text), WIDTH, LINES) for part in questions}
    row = TALL if any(said.count("<br>") == LINES - 1 for said in words.values()) else ROW
    drawn = theme.drawing(
        text,
        row * len(questions) + 14,
        barmode="overlay",
        margin={"l": 0, "r": 34, "t": 8, "b": 0},
        uniformtext={"mode": "hide", "minsize": theme.SMALL - 1},
    )
    for place, question in enumerate(questions):
        _question(drawn, words[question.id], len(questions) - 1 - place)
    reach = [0.1]
    for rows, (shift, thick) in ((now, NOW), (before, BEFORE)):
        found = _segments(rows, questions, shift)
        _scores(drawn, rows, questions, shift, text)
        reach += [edge for part in found for edge in (-part.start, part.start + part.share)]
        for answer in sorted({part.answer for part in found}):
            its = [part for part in found if part.answer == answer]
            scale = max(question.scale for question in questions)
            drawn.add_trace(_bars(its, colours(scale)[answer - 1], thick, text))
    far = math.ceil(max(reach) * 10) / 10
    drawn.update_xaxes(range=[-far, far], visible=False)
    drawn.update_yaxes(visible=False, range=[-0.35, len(questions) - 0.28])
    return drawn.figure()


def _question(drawn: Drawing, words: str, y: float) -> None:
    """The question's words above its bars, and under them a tick at the middle of its scale."""
    left = {"xref": "paper", "xanchor": "left", "yanchor": "bottom", "align": "left"}
    theme.write(drawn, words, 0, y + 0.29, **left)
    middle = {"color": theme.INK, "width": 1.5}
    drawn.add_shape(type="line", x0=0, x1=0, y0=y - 0.29, y1=y - 0.235, line=middle)


def _scores(
    drawn: Drawing, rows: Rows, questions: list[Question], shift: float, text: Text
) -> None:
    """Each question's score at the right of its bar, bold where it is the thick one."""
    now = shift == NOW[0]
    given = {
        name: {row["answer"]: row["n"] for row in its} for name, its in by(rows, "question").items()
    }
    for place, question in enumerate(questions):
        y = len(questions) - 1 - place + shift
        if question.id in given:
            moments = answer_moments(given[question.id], question.scale, question.reversed)
            words = text.number(moments.mean)
            how = {"size": 14 if now else theme.SMALL - 1, "xref": "paper", "xanchor": "left"}
            theme.write(drawn, f"<b>{words}</b>" if now else words, 1, y, xshift=8, **how)
        elif now:
            theme.write(drawn, text("hidden"), 0, y, size=theme.SMALL)


def _segments(rows: Rows, questions: list[Question], shift: float) -> list[Segment]:
    given, found = by(rows, "question"), []
    for place, question in enumerate(questions):
        y = len(questions) - 1 - place + shift
        found += _segments_of(given.get(question.id, []), question, y)
    return found


def _segments_of(rows: Rows, question: Question, y: float) -> list[Segment]:
    """Where each answer starts, so that the middle of the scale sits on zero."""
    given = {}
    for row in rows:
        answer = question.scale + 1 - row["answer"] if question.reversed else row["answer"]
        given[answer] = (float(row["share"]), int(row["n"]))
    half = question.scale // 2
    middle = given.get(half + 1, (0.0, 0))[0] / 2 if question.scale % 2 else 0.0
    start = -middle - sum(given.get(answer, (0.0, 0))[0] for answer in range(1, half + 1))
    found = []
    for answer in sorted(given):
        share, n = given[answer]
        found.append(Segment(answer, y, start, share, n))
        start += share
    return found


def _bars(its: list[Segment], colour: str, thick: float, text: Text) -> Part:
    """All the segments of one answer, with their number where there is room."""
    now = thick > 0.2
    said = [text("{share} ({n})", share=text.percent(s.share), n=text.number(s.n)) for s in its]
    dark = colour in (theme.DISAGREE[0], theme.AGREE[1])
    return bar(
        x=[part.share for part in its],
        y=[part.y for part in its],
        base=[part.start for part in its],
        width=thick,
        orientation="h",
        marker={"color": colour, "line": {"width": 0}},
        opacity=1 if now else 0.55,
        text=[text.percent(s.share) if now else "" for s in its],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": theme.ON_LEVELS[-1 if dark else 0], "size": theme.SMALL},
        constraintext="inside",
        customdata=said,
        hovertemplate="%{customdata}<extra></extra>",
    )
