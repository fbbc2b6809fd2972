"""A visit: the reader's words and the publication shown to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from barometer.errors import HomeError, _, message
from barometer.questionnaire import Questionnaire
from barometer.rows import Rows
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication, latest
from barometer.text import Text
from barometer.ui.language import language

Query = Callable[..., Rows]
Filter = str | tuple[str, ...] | None


@dataclass(frozen=True)
class Visit:
    """What one rerun speaks and reads."""

    text: Text
    publication: Publication

    @property
    def questionnaire(self) -> Questionnaire:
        return self.publication.questionnaire

    def read(self, query: Query, *filters: Filter) -> Rows:
        """The rows of a query of `barometer.queries`, kept for as long as the publication."""
        name = f"{query.__module__}.{query.__qualname__}"
        publication = self.publication
        kept = _read(name, str(publication.path), filters, _query=query, _publication=publication)
        return [dict(row) for row in kept]  # so that nothing kept is changed


@st.cache_resource(max_entries=1000, show_spinner=False)
def _read(
    name: str, path: str, filters: tuple[Filter, ...], _query: Query, _publication: Publication
) -> Rows:
    """Keyed by query, publication (its path holds its number) and filters: never by rows."""
    return _query(_publication, *filters)


def forget() -> None:
    """Forget what earlier visits read of publications."""
    _read.clear()


def current_publication() -> Publication | None:
    """The publication pages show now, or None in an empty home."""
    return latest(Home(Settings().home))


def visit() -> Visit:
    """The visit of this rerun; a HomeError when there is nothing to show yet."""
    publication = current_publication()
    if publication is None:
        raise HomeError(
            message(_("Nothing has been published yet.")),
            message(_("Run “python -m pipelines demo” to start from the sample.")),
        )
    return Visit(Text(language()), publication)
