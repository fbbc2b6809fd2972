"""check: what each file holds and what is wrong with it; nothing is loaded."""

from __future__ import annotations

import typer

from barometer.errors import BarometerError
from barometer.questionnaire import read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.text import Text
from pipelines.commands._console import (
    ColumnOption,
    DayFirst,
    DaysOption,
    EditionOption,
    Files,
    KindOption,
    columns_said,
    console,
    days_said,
    language,
    say_error,
)
from pipelines.load import Request, check_parts
from pipelines.preview import preview
from pipelines.preview_report import say_preview
from pipelines.report import say_checked
from pipelines.source import Source


def command(
    files: Files,
    kind: KindOption = None,
    edition: EditionOption = None,
    day_first: DayFirst = None,
    days: DaysOption = None,
    column: ColumnOption = None,
) -> None:
    """Say what each file holds and what is wrong with it; load nothing."""
    settings, text = Settings(), Text(language())
    questionnaire = read_questionnaire(Home(settings.home).questionnaire)
    request = Request(
        kind, edition, day_first=day_first, columns=columns_said(column), days=days_said(days)
    )
    wrong = 0
    for file in files:
        try:
            source = Source.from_path(file, settings.upload_limit_mb)
            parts = check_parts(source, request, settings)
        except BarometerError as error:
            say_error(error, text)
            wrong += 1
            continue
        for part in parts:
            say_checked(console, text, source.name, part.checked)
            say_preview(console, text, preview(part, questionnaire, settings), questionnaire)
            wrong += part.checked.rejected
    raise typer.Exit(1 if wrong else 0)
