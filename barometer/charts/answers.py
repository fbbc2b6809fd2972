"""The answers to questions as diverging bars: this edition above, the last one thinner below."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from barometer.charts import theme
from barometer.charts.records import records
from barometer.questionnaire import Question
from barometer.text import Text

ROW = 88


def colours(scale: int) -> list[str]:
    """One colour per answer of the scale, from disagreement to agreement."""
    half = scale // 2
    low = [theme.DISAGREE[min(1, place * 2 // max(1, half))] for place in range(half)]
    high = [theme.AGREE[min(1, place * 2 // max(1, half))] for place in range(half)]
    return [*low, *([theme.NEUTRAL] if scale % 2 else []), *high]


def diverging(
    now: pd.DataFrame, before: pd.DataFrame, questions: list[Question], text: Text
) -> go.Figure:
    """One row per question; rows as `maturity.answers` gives, reversed questions turned round."""
    drawn = theme.figure(text, ROW * len(questions) + 14, barmode="overlay")
    reach = [0.1]
    for place, question in enumerate(questions):
        y = (len(questions) - 1 - place) * 1.0
        words = theme.folded(text.of(question.text), 54)
        theme.write(
            drawn, words, 0, y + 0.29, xref="paper", xanchor="left", yanchor="bottom", align="left"
        )
        for rows, at, thick, faded in ((now, y + 0.1, 0.3, 1.0), (before, y - 0.16, 0.13, 0.55)):
            parts = _parts(rows, question)
            reach += [
                edge for part in parts for edge in (-part["start"], part["start"] + part["share"])
            ]
            for part in parts:
                drawn.add_trace(_bar(part, at, thick, faded, text))
    far = math.ceil(max(reach) * 10) / 10
    drawn.update_xaxes(range=[-far, far], visible=False)
    drawn.update_yaxes(visible=False, range=[-0.35, len(questions) - 0.28])
    drawn.add_vline(x=0, line={"color": theme.MUTED, "width": 1})
    return drawn


def _parts(rows: pd.DataFrame, question: Question) -> list[dict[str, Any]]:
    """Where each answer's bar starts, so that the middle of the scale sits on zero."""
    shares = [0.0] * question.scale
    counts = [0] * question.scale
    for row in records(rows[rows["question"] == question.id]):
        answer = question.scale + 1 - row["answer"] if question.reversed else row["answer"]
        shares[answer - 1], counts[answer - 1] = float(row["share"]), int(row["n"])
    half = question.scale // 2
    middle = shares[half] / 2 if question.scale % 2 else 0.0
    start = -sum(shares[:half]) - middle
    found = []
    for place, (share, n) in enumerate(zip(shares, counts, strict=True)):
        colour = colours(question.scale)[place]
        if n:
            found.append(
                {"start": start, "share": share, "n": n, "colour": colour, "answer": place + 1}
            )
        start += share
    return found


def _bar(part: dict[str, Any], y: float, thick: float, faded: float, text: Text) -> go.Bar:
    dark = part["colour"] in (theme.DISAGREE[0], theme.AGREE[1])
    written = text.percent(part["share"]) if part["share"] >= 0.11 and faded == 1 else ""
    said = text("{share} ({n})", share=text.percent(part["share"]), n=text.number(part["n"]))
    return go.Bar(
        x=[part["share"]],
        y=[y],
        base=[part["start"]],
        width=[thick],
        orientation="h",
        marker={"color": part["colour"], "line": {"width": 0}},
        opacity=faded,
        text=[written],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": "#ffffff" if dark else "#16242f", "size": 12},
        constraintext="none",
        hovertemplate=f"{part['answer']}: {said}<extra></extra>",
    )
