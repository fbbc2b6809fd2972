"""correct: what a value in files means, kept for every file from now on."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from barometer.errors import LoadError, _, message
from barometer.questionnaire import read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import who
from barometer.text import Text
from pipelines.commands._console import Reason, console, language
from pipelines.corrections import ANSWERS
from pipelines.decisions import Correction, correct
from pipelines.mapping import GROUPS
from pipelines.reading import PLAIN_COLUMNS


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
    text, home = Text(language()), Home(Settings().home)
    _refuse_unknown(field, home)
    decided = Correction(
        field=field,
        written=written,
        means=means,
        reason=reason,
        decided_by=who(),
        decided_on=date.today(),
    )
    correct(home, [decided])
    console.print(
        text("From now on “{written}” is read as “{means}”.", written=written, means=means),
        highlight=False,
        markup=False,
    )


def _refuse_unknown(field: str, home: Home) -> None:
    """Refuse a field that no file has: the correction would never be applied."""
    asked = [question.id for question in read_questionnaire(home.questionnaire).questions]
    plain = {column for columns in PLAIN_COLUMNS.values() for column in columns}
    known = [*GROUPS, "pain_points", ANSWERS, *asked, *sorted(plain - {*GROUPS, "pain_points"})]
    if field not in known:
        raise LoadError(
            message(_("There is no field “{field}”."), field=field),
            message(_("It takes one of: {words}."), words=", ".join(known)),
        )
