"""The pillars as cards in HTML: what each owns, does and has still to solve. All escaped here."""

from __future__ import annotations

from html import escape

import streamlit as st

from barometer.findings.items import Item
from barometer.findings.pillars import PillarCard
from barometer.text import Text
from barometer.ui.cards import badge
from barometer.ui.links import linked


def draw(found: list[PillarCard], text: Text) -> None:
    """A card a pillar, side by side as far as there is room."""
    cards = "".join(_card(card, text) for card in found)
    st.html(f'<div class="bm-items bm-across bm-pillars">{cards}</div>')


def _card(card: PillarCard, text: Text) -> str:
    notes = "".join(f"<p>{escape(note)}</p>" for note in card.notes)
    owns = f'<p class="bm-owns">{escape(card.owns)}</p>' if card.owns else ""
    heading = f"<h4>{escape(card.heading)}</h4>" if card.heading else ""
    problems = "".join(_problem(problem, text) for problem in card.problems)
    listed = f'<ul class="bm-open">{problems}</ul>' if problems else ""
    return (
        f'<section class="bm-item"><h3>{escape(card.name)}</h3>'
        f"<div>{owns}{notes}{heading}{listed}</div></section>"
    )


def _problem(problem: Item, text: Text) -> str:
    status = badge(problem.verdict, text) if problem.verdict else ""
    return f"<li><span>{linked(problem.name, problem.link)}</span>{status}</li>"
