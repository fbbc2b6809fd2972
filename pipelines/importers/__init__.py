"""One foreign format a file; the folder is the registry.

A module here has `recognise(source) -> Recognition | None` and
`read(source, recognition, day_first) -> Reading`; its name is the format's name. Modules whose
name starts with `_` are shared by several formats and are none themselves.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol, cast

from barometer.errors import FileError, _, message
from pipelines.reading import Kind, Reading, Recognition
from pipelines.source import Source


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


def recognise(source: Source, kind: Kind | None = None) -> tuple[str, Recognition]:
    """The format that is surest of the file, among those of `kind` when one is given."""
    found: list[tuple[int, str, Recognition]] = []
    for name, importer in importers().items():
        recognition = importer.recognise(source)
        if recognition is not None and kind in (None, recognition.kind):
            found.append((recognition.certainty, name, recognition))
    if not found and kind == "survey":
        # Whoever says so knows: any table with a header can be mapped to the questionnaire.
        return "plain", Recognition(1, message(_("It was said to be a survey.")), kind)
    if not found:
        raise FileError(
            message(_("No known format was recognised in {file}."), file=source.name),
            message(
                _(
                    "Take the export as the tool wrote it, or write it as a plain file "
                    "(README, “Plain files”)."
                )
            ),
        )
    _certainty, name, recognition = max(found, key=lambda f: f[0])
    return name, recognition


def read(source: Source, kind: Kind | None = None, day_first: bool | None = None) -> Reading:
    """The file, recognised and read."""
    name, recognition = recognise(source, kind)
    return importers()[name].read(source, recognition, day_first)
