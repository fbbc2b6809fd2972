"""What an empty home shows: what to do first."""

from __future__ import annotations

import streamlit as st

from barometer.text import Text
from barometer.ui import frame
from barometer.ui.language import link_parameters


def draw(text: Text) -> None:
    frame.title(
        text("Nothing has been published yet"),
        text("This dashboard shows what was loaded and published. Two ways to start:"),
    )
    frame.section(text("See it with the sample"))
    st.markdown(text("A made-up organisation, loaded the way your own files would be:"))
    st.code("python -m pipelines demo", language="bash")
    frame.section(text("Start with your own files"))
    st.markdown(
        text(
            "Drop the files as your tools exported them: the list of those invited first, then "
            "the answers. Each step shows what was understood before anything is loaded."
        )
    )
    st.page_link(
        "pages/import_data.py",
        label=text("Import data"),
        icon=":material/arrow_forward:",
        query_params=link_parameters(),
    )
    st.markdown(text("The same on the command line:"))
    st.code(
        "python -m pipelines load population.csv\n"
        "python -m pipelines load answers.csv --edition 2026-S1\n"
        "python -m pipelines publish",
        language="bash",
    )
