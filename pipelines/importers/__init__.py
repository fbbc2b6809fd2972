"""One foreign format a file; the folder is the registry.

A module here has `recognise(source) -> Recognition | None` and
`read(source, recognition, day_first) -> Reading`; its name is the format's name. Modules whose
name starts with `_` are shared by several formats and are none themselves.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Protocol, cast

from barometer.errors import UnrecognisedError, _, message
from pipelines.importers._by_hand import headers_of, read_by_hand, samples, suggest_columns
from pipelines.reading import Kind, Reading, Recognition
from pipelines.source import Source

__all__ = [
    "at_best_sheet",
    "headers_of",
    "importers",
    "read",
    "recognise",
    "samples",
    "suggest_columns",
]


class Importer(Protocol):
    """What every format's module offers."""

    def recognise(self, source: Source) -> Recognition | None:
        """How sure the format is of this file, or None."""

    def read(self, source: Source, recognition: Recognition, day_first: bool | None) -> Reading:
        """The file's rows in plain columns; a FileError when it cannot be read.

        `day_first` is the user's word on dates such as 03/04/2025 (None: decide from the file,
        and ask when it cannot be decided).
        """


@cache
def importers() -> dict[str, Importer]:
    """Every format by name, in the folder's order."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return {n: cast(Importer, importlib.import_module(f"{__name__}.{n}")) for n in names}


def recognise(source: Source, kind: Kind | None = None) -> tuple[str, Recognition] | None:
    """The format that is surest of the file, among those of `kind` when one is given."""
    found: list[tuple[int, str, Recognition]] = []
    for name, importer in importers().items():
        recognition = importer.recognise(source)
        if recognition is not None and kind in (None, recognition.kind):
            found.append((recognition.certainty, name, recognition))
    if not found:
        return None
    _certainty, name, recognition = max(found, key=lambda f: f[0])
    return name, recognition


def at_best_sheet(source: Source, kind: Kind | None = None) -> Source:
    """A workbook open at the sheet a format is surest of; as it is where none is known."""
    if len(source.filled_sheets) < 2:
        return source
    sheets = [source.at_sheet(place) for place in source.filled_sheets]
    sure = [(found[1].certainty if (found := recognise(s, kind)) else 0) for s in sheets]
    return sheets[sure.index(max(sure))]


def read(
    source: Source,
    kind: Kind | None = None,
    day_first: bool | None = None,
    columns: Mapping[str, str] | None = None,
) -> Reading:
    """The file, recognised and read; by hand where nobody knows it and `kind` or `columns` say.

    columns: header → what it holds, as a person said. In a survey that is known they are left to
    the mapping; in any other file they are the mapping.
    """
    found = recognise(source, kind)
    if found is not None and (not columns or found[1].kind == "survey"):
        name, recognition = found
        return _with_other_sheets(importers()[name].read(source, recognition, day_first), source)
    kind = kind or (found[1].kind if found else None)
    if kind is None:
        raise UnrecognisedError(
            message(_("No known format was recognised in {file}."), file=source.name),
            message(_("Say what it holds (--kind), and what its columns hold (--column).")),
        )
    return _with_other_sheets(read_by_hand(source, kind, columns or {}, day_first), source)


def _with_other_sheets(reading: Reading, source: Source) -> Reading:
    """The reading with a warning where other sheets of the workbook hold something."""
    others = [source.sheets[i].name for i in source.filled_sheets if i != source.place]
    if not others or source.place is None:
        return reading
    warning = message(
        _("The sheet “{sheet}” was read; others hold something too: {others}."),
        sheet=source.sheets[source.place].name,
        others=", ".join(others),
    )
    return replace(reading, warnings=(*reading.warnings, warning))
