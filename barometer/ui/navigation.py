"""The way to each page: sections in the sidebar, links that keep language and shared filters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import streamlit as st

from barometer.text import Text
from barometer.ui.language import link_parameters


def draw(folder: Path, pages: Sequence[tuple[str, str, str, str]], text: Text) -> st.Page:
    """Draw the links and return the page asked for. A page's address is its file's name."""
    made = {
        name: st.Page(folder / f"{name}.py", title=text(title), url_path=name, default=not place)
        for place, (name, _section, title, _filters) in enumerate(pages)
    }
    current = st.navigation(list(made.values()), position="hidden")
    with st.sidebar:
        brand = text("Barometer")
        st.html(f'<p class="bm-brand">{brand}</p>')
        for section, its in groupby(pages, key=lambda page: page[1]):
            with st.container(gap="xxsmall"):
                st.html(f'<p class="bm-section">{text(section)}</p>')
                for name, _section, title, filters in its:
                    st.page_link(
                        made[name],
                        label=text(title),
                        width="stretch",
                        query_params=_carried(filters),
                    )
    return current


def _carried(filters: str) -> dict[str, str | list[str]]:
    """What a link says: the language, and what this page's link says of the other's filters."""
    said = {name: st.query_params.get_all(name) for name in filters.split()}
    return link_parameters() | {name: values for name, values in said.items() if values}
