"""load: files into the vault, each in one transaction, after saying what is wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from barometer.errors import BarometerError
from barometer.questionnaire import read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import who
from barometer.text import Text
from pipelines.commands._console import (
    Closes,
    ColumnOption,
    DayFirst,
    DaysOption,
    EditionOption,
    Files,
    KindOption,
    Opens,
    Yes,
    agreed,
    columns_said,
    console,
    days_said,
    language,
    say_error,
)
from pipelines.decisions import Columns, remember_columns
from pipelines.importers import headers_of
from pipelines.load import Request, check_parts, load_parts, understand
from pipelines.preview import preview
from pipelines.preview_report import say_preview
from pipelines.report import say_checked
from pipelines.source import Source


def command(
    files: Files,
    kind: KindOption = None,
    edition: EditionOption = None,
    opens: Opens = None,
    closes: Closes = None,
    still_open: Annotated[bool, typer.Option("--open", help="Still collecting answers.")] = False,
    series: Annotated[str | None, typer.Option(help="The series sessions belong to.")] = None,
    day_first: DayFirst = None,
    days: DaysOption = None,
    column: ColumnOption = None,
    remember: Annotated[
        bool, typer.Option(help="Keep what --column says for files with the same headers.")
    ] = True,
    yes: Yes = False,
) -> None:
    """Load files into the vault, each in one transaction, after saying what is wrong with them."""
    settings, text = Settings(), Text(language())
    request = Request(
        kind=kind,
        edition=edition,
        opens_on=opens.date() if opens else None,
        closes_on=closes.date() if closes else None,
        still_open=still_open,
        series=series,
        day_first=day_first,
        columns=columns_said(column),
        days=days_said(days),
    )
    left_out = 0
    for file in files:
        try:
            loaded = _load_one(file, request, settings, text, yes=yes)
            if loaded and remember and request.columns:
                _remember(file, request, settings)
        except BarometerError as error:
            say_error(error, text)
            loaded = False
        left_out += not loaded
    if left_out < len(files):
        console.print(text("To show it: python -m pipelines publish"))
    if left_out and len(files) > 1:
        console.print(
            text.plural("{n} file was not loaded.", "{n} files were not loaded.", left_out)
        )
    raise typer.Exit(1 if left_out else 0)


def _remember(file: Path, request: Request, settings: Settings) -> None:
    """Keep the columns said for the next file headed alike."""
    source = Source.from_path(file, settings.upload_limit_mb)
    reading, said = understand(source, request, Home(settings.home))
    decided = Columns(
        kind=reading.kind,
        format=reading.format,
        day_first=said.day_first,
        headers=headers_of(source),
        columns=dict(said.columns),
        decided_by=who(),
        decided_on=date.today(),
    )
    remember_columns(Home(settings.home), decided)


def _load_one(file: Path, request: Request, settings: Settings, text: Text, *, yes: bool) -> bool:
    """Say what the file holds, ask unless told not to, load it; whether it was loaded."""
    source = Source.from_path(file, settings.upload_limit_mb)
    parts = check_parts(source, request, settings)
    questionnaire = read_questionnaire(Home(settings.home).questionnaire)
    for part in parts:
        say_checked(console, text, source.name, part.checked)
        say_preview(console, text, preview(part, questionnaire, settings), questionnaire)
    if not yes and not agreed(text, text("Load it? (yes/no)")):
        console.print(text("Nothing was loaded."))
        return False
    for batch in load_parts(source, parts, settings):
        console.print(text("Loaded as batch {batch}.", batch=batch))
    return True
