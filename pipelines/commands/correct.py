"""correct: what a value in files means, kept for every file from now on."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import who
from barometer.text import Text
from pipelines.commands._console import Reason, console, language
from pipelines.decisions import Correction, correct


def command(
    field: Annotated[
        str,
        typer.Argument(help="tribe, role, seniority, pain_points, a question's id, or answers."),
    ],
    written: Annotated[str, typer.Argument(help="The value as files write it.")],
    means: Annotated[str, typer.Argument(help="The value it stands for; '' for no answer.")],
    reason: Reason = "",
) -> None:
    """Say what a value in files means; it is applied whenever a file is read from now on."""
    text = Text(language())
    decided = Correction(
        field=field,
        written=written,
        means=means,
        reason=reason,
        decided_by=who(),
        decided_on=date.today(),
    )
    correct(Home(Settings().home), [decided])
    console.print(
        text("From now on “{written}” is read as “{means}”.", written=written, means=means),
        highlight=False,
        markup=False,
    )
