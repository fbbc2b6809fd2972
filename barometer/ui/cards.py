"""Pieces of the overview in HTML: headline numbers, pain points, initiatives. All escaped here."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from barometer.charts.sparkline import sparkline
from barometer.charts.verdicts import Verdict
from barometer.findings.headlines import Headline
from barometer.findings.items import Item
from barometer.findings.since import Change
from barometer.text import Text
from barometer.ui.links import linked


def badge(verdict: Verdict, text: Text) -> str:
    return f'<span class="bm-verdict bm-{verdict.tone}">{escape(verdict.say(text))}</span>'


def headlines(cards: list[Headline], text: Text) -> None:
    """Headline numbers in a row; as many a line as there is room for."""
    drawn = "".join(_headline(card, text) for card in cards)
    title = f'<h2 class="bm-unseen">{escape(text("In numbers"))}</h2>'
    st.html(f'{title}<div class="bm-cards">{drawn}</div>')


def _headline(card: Headline, text: Text) -> str:
    notes = "".join(f"<span>{escape(note)}</span>" for note in card.notes)
    return (
        f'<section class="bm-card"><header><h3>{linked(card.label, card.link)}</h3>'
        f"{badge(card.verdict, text)}</header>"
        f'<p class="bm-value"><b>{escape(card.value)}</b> <span>{escape(card.unit)}</span></p>'
        f"{sparkline(card.values, card.low, card.high, card.says)}"
        f'<p class="bm-notes">{notes}</p></section>'
    )


def items(found: list[Item], text: Text, *, across: bool = False) -> None:
    """A list of named things with their status, one under the other or across the page."""
    drawn = "".join(_item(item, text) for item in found)
    st.html(f'<div class="bm-items{" bm-across" if across else ""}">{drawn}</div>')


def _item(item: Item, text: Text) -> str:
    status = badge(item.verdict, text) if item.verdict else ""
    dot = f'<i class="bm-dot" style="background:{item.colour}"></i>' if item.colour else ""
    notes = "".join(f"<p>{dot if not i else ''}{escape(n)}</p>" for i, n in enumerate(item.notes))
    name = linked(item.name, item.link)
    return f'<section class="bm-item"><h3>{name}</h3>{status}<div>{notes}</div></section>'


def changes(found: list[Change], text: Text) -> None:
    """What changed, a line each."""
    drawn = "".join(
        f"<li>{badge(one.verdict, text) if one.verdict else ''} {escape(one.words)}</li>"
        for one in found
    )
    st.html(f'<ul class="bm-changes">{drawn}</ul>')


@dataclass(frozen=True)
class Comment:
    """A comment as HTML that is already escaped, where it was written, its theme's colour."""

    html: str
    where: str
    colour: str


def comments(found: list[Comment]) -> None:
    """What people wrote, a coloured edge a theme."""
    drawn = "".join(
        f'<blockquote style="border-color:{one.colour}"><p>{one.html}</p>'
        f"<footer>{escape(one.where)}</footer></blockquote>"
        for one in found
    )
    st.html(f'<div class="bm-comments">{drawn}</div>')
