"""inspect: what files are, by themselves, without a home."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from barometer.errors import BarometerError
from barometer.settings import Settings
from barometer.text import Text
from pipelines.commands._console import (
    ColumnOption,
    DayFirst,
    Files,
    KindOption,
    columns_said,
    console,
    language,
)
from pipelines.inspection import Inspection, inspect, unreadable
from pipelines.source import Source


def command(
    files: Files,
    as_json: Annotated[
        bool, typer.Option("--json", help="A JSON array, one object a file.")
    ] = False,
    kind: KindOption = None,
    day_first: DayFirst = None,
    column: ColumnOption = None,
) -> None:
    """Say what each file is and holds: format, rows, people, period, columns; needs no home."""
    text, limit = Text(language()), Settings().upload_limit_mb
    found = []
    for file in files:
        try:
            source = Source.from_path(file, limit)
            found.append(inspect(source, text, kind, day_first, columns_said(column)))
        except BarometerError as error:
            found.append(unreadable(file.name, error.say(text)))
    if as_json:
        objects = ",\n".join(json.dumps(i.as_dict(), ensure_ascii=False) for i in found)
        console.file.write(f"[\n{objects}\n]\n")
    else:
        for inspection in found:
            _say(inspection, text)
    raise typer.Exit(1 if any(inspection.error for inspection in found) else 0)


def _say(inspection: Inspection, text: Text) -> None:
    console.print(inspection.file, style="bold", highlight=False, markup=False)
    for name, value in inspection.as_dict().items():
        if name != "file" and value not in (None, "", [], {}):
            said = (
                json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
            )
            console.print(f"  {name}: {said}", highlight=False, markup=False)
