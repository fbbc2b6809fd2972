"""reword: a question asked in other words from an edition on, and what that does to its trend."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import typer

from barometer.errors import LoadError, _, message
from barometer.questionnaire import read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import who
from barometer.text import Text
from pipelines.commands._console import Reason, console, language
from pipelines.decisions import QuestionChange, change_questions

Change = Literal["same", "minor", "broken"]


def command(
    question: Annotated[str, typer.Argument(help="The question's id in questionnaire.toml.")],
    edition: Annotated[str, typer.Argument(help="The first edition that asked it so.")],
    change: Annotated[Change, typer.Argument(help="same, minor (wording) or broken (meaning).")],
    reason: Reason = "",
) -> None:
    """Say how a question changed; where its meaning broke, its trend is cut when publishing."""
    text, home = Text(language()), Home(Settings().home)
    known = [asked.id for asked in read_questionnaire(home.questionnaire).questions]
    if question not in known:
        raise LoadError(
            message(_("There is no question “{question}”."), question=question),
            message(_("The questions are: {questions}."), questions=", ".join(known)),
        )
    decided = QuestionChange(
        question=question,
        edition=edition,
        change=change,
        reason=reason,
        decided_by=who(),
        decided_on=date.today(),
    )
    change_questions(home, [decided])
    console.print(text("Noted. To show it: python -m pipelines publish"))
