"""What commands share: the console, its language, the bar, the words of options, saying errors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from barometer.errors import BarometerError
from barometer.settings import Settings
from barometer.store.publication import Publication
from barometer.text import Text
from pipelines.reading import Kind
from pipelines.waiting import say_waiting

console = Console()
errors = Console(stderr=True)

Files = Annotated[list[Path], typer.Argument(help="Files as the tools exported them.")]
KindOption = Annotated[
    Kind | None, typer.Option(help="What the file holds; recognised if left out.")
]
EditionOption = Annotated[
    str | None,
    typer.Option(help="The edition of a survey, e.g. 2025-S2; by-date: each row's date says."),
]
Opens = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day of answers.")]
Closes = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day of answers.")]
DayFirst = Annotated[
    bool | None,
    typer.Option("--day-first/--month-first", help="How to read dates such as 03/04/2025."),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option("--column", help="Say what a column holds: “Header=tribe”; “Header=” leaves it."),
]
DaysOption = Annotated[
    str | None,
    typer.Option(
        "--days", help="Of which days a file is that does not say it: 2025-03-01..2025-03-31."
    ),
]
Reason = Annotated[str, typer.Option(help="Why, for whoever reads it later.")]
Yes = Annotated[bool, typer.Option("--yes", help="Never ask.")]


def language() -> str:
    """The language of the settings, else of the terminal."""
    chosen = Settings().language or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "fr" if chosen.startswith("fr") else "en"


def days_said(said: str | None) -> tuple[date, date] | None:
    """`2025-03-13` or `2025-03-01..2025-03-31` → first and last day."""
    if said is None:
        return None
    first, _dots, last = said.partition("..")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        raise typer.BadParameter(f"{said}: 2025-03-01..2025-03-31") from None


def columns_said(said: list[str] | None) -> dict[str, str]:
    """`["What is your team?=tribe"]` → header and what it holds; the last `=` divides them."""
    pairs = [one.rpartition("=") for one in said or ()]
    wrong = next((target for header, _mark, target in pairs if not header), None)
    if wrong is not None:
        raise typer.BadParameter(f"{wrong}: HEADER=COLUMN")
    return {header.strip(): target.strip() for header, _mark, target in pairs}


def agreed(text: Text, question: str) -> bool:
    """Whether the person at the keyboard says yes to the (translated) question."""
    answer: str = typer.prompt(question, default="no", show_default=False)
    return answer.strip().lower() in {"y", "yes", "o", "oui"}


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar with how many are done and the time taken, gone when finished."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield bar


@contextmanager
def publishing(text: Text) -> Iterator[Callable[[str, int, int], None]]:
    """A bar for the tables of a publication: what to call with each, how many, of how many."""
    with progress_bar() as bar:
        task = bar.add_task(text("Publishing"), total=None)
        yield lambda _name, done, of: bar.update(task, completed=done, total=of)


def say_published(text: Text, published: Publication | None) -> None:
    """The number of what was published, if anything was."""
    if published is not None:
        console.print(text("Published as number {n}.", n=published.version))
        for sentence in say_waiting(published, text):
            console.print(sentence, markup=False)


def say_error(error: BarometerError, text: Text) -> None:
    errors.print(error.say(text), style="red", highlight=False, markup=False)
