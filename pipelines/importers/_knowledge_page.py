"""The page a file of one page's readers is about: only its name says."""

from __future__ import annotations

import re

from barometer.errors import FileError, Message, _, message
from pipelines.source import Source

_NO_TITLE = re.compile(
    r"\.(?:csv|tsv|txt|xlsx)$|\(\d+\)"
    r"|\b(?:guru|card|carte|fiche|page|usage(?: and analytics)?|analytics|export|report|rapport)\b"
    r"|\b20\d\d(?:[-_.]?\d{1,2}){0,2}(?!\d)",
    re.IGNORECASE,
)
_MARKS = " -–—_:|,.«»“”\"'"


def named_page(source: Source, notes: list[Message]) -> str:
    """The title in the file's name, without dates and words of the tool."""
    title = " ".join(_NO_TITLE.sub(" ", source.name.replace("_", " ")).strip(_MARKS).split()).strip(
        _MARKS
    )
    if not any(c.isalpha() for c in title):
        raise FileError(
            message(_("{file} counts one page and does not say which."), file=source.name),
            message(_("Put its title in the file’s name, beside the days it counts.")),
        )
    notes.append(message(_("The file counts one page, by its name “{page}”."), page=title))
    return title
