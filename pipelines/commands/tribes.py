"""tribes: a tribe renamed, tribes merged, a tribe split, from a day on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import typer

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import who
from barometer.text import Text
from pipelines.commands._console import Reason, console, language
from pipelines.lineage import TribeChange, record

Change = Literal["renamed", "merged", "split"]


def command(
    change: Annotated[Change, typer.Argument(help="renamed, merged or split.")],
    former: Annotated[list[str], typer.Option(help="What it was called; again for several.")],
    name: Annotated[list[str], typer.Option(help="What it is called; again for several.")],
    since: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="From that day on.")],
    reason: Reason = "",
) -> None:
    """Say what became of tribes; figures can be shown as reported or under today's names."""
    text = Text(language())
    decided = TribeChange(
        change=change,
        former=tuple(former),
        names=tuple(name),
        since=since.date(),
        reason=reason,
        decided_by=who(),
        decided_on=date.today(),
    )
    record(Home(Settings().home), decided)
    console.print(text("Noted. To show it: python -m pipelines publish"))
