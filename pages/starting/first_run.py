"""The first-run page: the sample with one click, or four steps to one's own numbers."""

from __future__ import annotations

import streamlit as st

from barometer.settings import Settings
from barometer.text import Text
from barometer.ui import frame
from pages.starting import own_questionnaire, sample, steps
from pages.starting.standing import Standing, standing

COMMANDS = """\
# {sample}
python -m pipelines demo

# {own}
python -m pipelines load population.csv
python -m pipelines load answers.csv --edition 2026-S1
python -m pipelines publish"""


def draw(text: Text) -> None:
    """The whole page, from how far the home has come."""
    settings = Settings()
    now = standing(settings)
    _title(now, text)
    sample.draw(now, settings, text)
    own_questionnaire.draw(now, text)
    steps.draw(now, text)
    frame.section(text("The same on the command line"))
    said = {"sample": text("the sample"), "own": text("or your own files")}
    st.code(COMMANDS.format(**said), language=None, wrap_lines=True)


def _title(now: Standing, text: Text) -> None:
    """What is published, and what to do next."""
    if now.publication is None:
        frame.title(
            text("Nothing has been published yet"),
            text(
                "This dashboard shows what was loaded and published. Look at it with the sample, "
                "or take the four steps to your own numbers."
            ),
        )
    elif now.is_sample:
        frame.title(
            text("The sample is shown"),
            text(
                "What is published holds the numbers of a made-up organisation. Four steps lead to "
                "your own."
            ),
        )
    else:
        frame.title(
            text("Publication {n} is shown", n=now.publication.version),
            text("The four steps that lead to it, for the next edition and for whoever is new."),
        )
