"""How every figure looks: colours, fonts, margins. Marks are readable on light and on dark.

Text takes the page's own colour, so a figure needs not know which of the two it is drawn on.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from html import escape
from typing import Any

from barometer.charts.drawing import Drawing
from barometer.questionnaire import Questionnaire
from barometer.text import Text, printed

# Okabe and Ito's families of hue, each as light as stands out on white and on dark alike (3 to 1),
# moved until simulated colour-blind eyes tell the first five apart (tests/charts/test_palette.py).
# One a theme, in the questionnaire's order.
HUES = ("#ad6f00", "#3a9be0", "#1b67ab", "#009059", "#d66fa3", "#ea4f4f", "#6f5ae0", "#75706a")
ACCENT = "#2273b8"
SECOND = "#ad6f00"
PALER = "#6697c4"  # beside ACCENT, for the second of two kinds of the same thing
MEDIAN = "#d4590f"
# Streamlit's own placeholders: replaced on screen by the text and ground of the light or dark page.
INK, GROUND = "#000037", "#000038"
MUTED = "#8a96a3"  # what came before, what is beside the point
FAINT = "rgba(128, 148, 168, 0.22)"
# Five steps of one blue for the five levels, and the text that is readable on each.
LEVELS = ("#e6eef6", "#c3d9ec", "#8fbbdf", "#4f94cb", "#135f9f")
ON_LEVELS = ("#16242f", "#16242f", "#16242f", "#0b1620", "#ffffff")
# From disagreement to agreement: orange, grey, blue.
DISAGREE = ("#c2500a", "#eda66c")
NEUTRAL = "#c5ccd4"
AGREE = ("#8fbbdf", "#1f6fb0")
CONFIG = {"displayModeBar": False, "showSendToCloud": False, "displaylogo": False}
SIZE = 13
SMALL = 12


def hues(questionnaire: Questionnaire) -> dict[str, str]:
    """The hue of each theme, by id: the same everywhere."""
    themes = enumerate(questionnaire.themes)
    return {theme.id: HUES[place % len(HUES)] for place, theme in themes}


def in_language(words: Mapping[str, tuple[str, ...]], text: Text) -> tuple[str, ...]:
    """The words in the reader's language, falling back on whatever there is."""
    return tuple(map(printed, words.get(text.language) or next(iter(words.values()), ())))


def level_names(questionnaire: Questionnaire, text: Text) -> tuple[str, ...]:
    """The names of the maturity levels, lowest first; their numbers where they have none."""
    numbers = tuple(text.number(n) for n in range(1, len(questionnaire.levels.cuts) + 2))
    return in_language(questionnaire.levels.names, text) or numbers


def drawing(text: Text, height: int, **layout: Any) -> Drawing:
    """An empty drawing of that height, as wide as the screen lets it."""
    axis = {"fixedrange": True, "zeroline": False, "automargin": True, "tickfont": {"color": INK}}
    return Drawing(
        {
            "height": height,
            "margin": {"l": 0, "r": 0, "t": 8, "b": 0},
            "font": {"size": SIZE, "color": INK},
            "showlegend": False,
            "dragmode": False,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "separators": ", " if text.language == "fr" else ".,",
            "hoverlabel": {"font": {"size": SIZE, "color": INK}, "align": "left"},
            "bargap": 0.25,
            "xaxis": axis | {"showgrid": False, "ticklabeloverflow": "allow"},
            "yaxis": axis | {"gridcolor": FAINT},
        }
        | layout
    )


def score_axis(
    drawn: Drawing, axis: str, ticks: tuple[int, ...] = (0, 20, 40, 60, 80, 100)
) -> None:
    """Make `axis` ("x" or "y") the axis of scores: 0 to 100, whatever the rows say."""
    settings = {"range": [0, 100], "tickvals": list(ticks), "showgrid": True, "gridcolor": FAINT}
    drawn.update_layout(**{f"{axis}axis": settings})


def write(drawn: Drawing, words: str, x: float | str, y: float, **how: Any) -> None:
    """Write words in a figure at a point of its axes, without an arrow."""
    font = {"size": how.pop("size", SIZE), "color": INK} | how.pop("font", {})
    drawn.add_words(text=words, x=x, y=y, showarrow=False, font=font, **how)


def folded(words: str, width: int, lines: int = 2) -> str:
    """The words over at most `lines` lines of about `width` characters, safe inside a figure."""
    parts = textwrap.wrap(words, width)
    if len(parts) > lines:
        parts = [
            *parts[: lines - 1],
            textwrap.shorten(" ".join(parts[lines - 1 :]), width, placeholder="…"),
        ]
    return "<br>".join(escape(part) for part in parts)


def named(name: str, width: int) -> str:
    """A name over two lines; one that is longer keeps its beginning and its end.

    Names of one area often differ by their last word only.
    """
    parts = textwrap.wrap(name, width)
    if len(parts) > 2:
        backwards = " ".join(reversed(name.split()))
        last = textwrap.wrap(backwards, width, break_long_words=False)[0][:width]
        parts = [f"{parts[0]}…", " ".join(reversed(last.split()))]
    return "<br>".join(escape(part) for part in parts)


def day_ticks(days: list[Any], text: Text, most: int = 5) -> dict[str, Any]:
    """Ticks for bars placed 0, 1, 2…: a few of their days, in words short enough for a phone."""
    places = few(days, most)
    long = len(days) > 1 and (days[-1] - days[0]).days > 250
    words = [text.day(days[place], "MMM yyyy" if long else "d MMM") for place in places]
    return {"tickvals": places, "ticktext": words, "tickangle": 0}


def few(items: list[Any], most: int) -> list[int]:
    """The places of at most `most` items, evenly apart, the first one among them."""
    step = max(1, -(-len(items) // most))
    return list(range(0, len(items), step))
