"""The command line: python -m pipelines demo | load | check | publish | history.

Exit status 0: done; 1: something to mend, said in words; 2: the command was not understood.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from barometer.errors import AlreadyLoadedError, BarometerError, HomeError, _, message
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from barometer.store.vault import open_vault
from barometer.text import Text
from pipelines.load import Request, check_file, load_checked
from pipelines.manifest import read_manifest
from pipelines.publish import publish as publish_home
from pipelines.reading import Kind
from pipelines.report import say_checked, say_history, summary
from pipelines.source import Source

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
console = Console()
errors = Console(stderr=True)

Files = Annotated[list[Path], typer.Argument(help="Files as the tools exported them.")]
KindOption = Annotated[
    Kind | None, typer.Option(help="What the file holds; recognised if left out.")
]
EditionOption = Annotated[str | None, typer.Option(help="The edition of a survey, e.g. 2025-S2.")]
Opens = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day of answers.")]
Closes = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day of answers.")]
DayFirst = Annotated[
    bool | None,
    typer.Option("--day-first/--month-first", help="How to read dates such as 03/04/2025."),
]


def language() -> str:
    """The language of the settings, else of the terminal."""
    chosen = Settings().language or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "fr" if chosen.startswith("fr") else "en"


@app.command()
def demo() -> None:
    """Load the sample into an empty home and publish it; a home in use is left alone."""
    settings, text = Settings(), Text(language())
    home = Home(settings.home).make()
    if (publication := latest(home)) is not None:
        console.print(
            text(
                "The home holds publication {n}; the sample was not loaded.", n=publication.version
            )
        )
        return
    requests = read_manifest(SAMPLE)
    if _holds_others(home, requests, settings):
        console.print(
            text("The home holds files of its own; publish them: python -m pipelines publish")
        )
        return
    if not home.questionnaire.exists():
        shutil.copyfile(SAMPLE / "questionnaire.toml", home.questionnaire)
    with progress_bar() as bar:
        task = bar.add_task(text("Loading the sample"), total=len(requests))
        for request in requests:
            _load_quietly(request, settings, text, bar)
            bar.advance(task)
    _publish(settings, text)


def _holds_others(home: Home, requests: list[Request], settings: Settings) -> bool:
    """Whether anything but the sample was ever loaded; a demo cut short may go on."""
    if not home.vault.exists():
        return False
    sample = {Source.from_path(r.path, settings.upload_limit_mb).sha256 for r in requests}
    with open_vault(home, settings.lock_seconds) as vault:
        return not set(vault.batches()["sha256"]) <= sample


def _load_quietly(request: Request, settings: Settings, text: Text, bar: Progress) -> None:
    """Load one file of the sample, saying its counts; one loaded before is passed over."""
    source, checked = check_file(request, settings)
    try:
        load_checked(request, source, checked, settings)
    except AlreadyLoadedError as known:
        bar.console.print(known.say(text))
        return
    bar.console.print(f"{source.name} · {summary(text, checked)}", highlight=False, markup=False)


@app.command()
def load(
    files: Files,
    kind: KindOption = None,
    edition: EditionOption = None,
    opens: Opens = None,
    closes: Closes = None,
    still_open: Annotated[bool, typer.Option("--open", help="Still collecting answers.")] = False,
    series: Annotated[str | None, typer.Option(help="The series sessions belong to.")] = None,
    day_first: DayFirst = None,
    yes: Annotated[bool, typer.Option("--yes", help="Never ask.")] = False,
) -> None:
    """Load files into the vault, each in one transaction, after saying what is wrong with them."""
    settings, text = Settings(), Text(language())
    asked = Request(
        path=Path(),
        kind=kind,
        edition=edition,
        opens_on=opens.date() if opens else None,
        closes_on=closes.date() if closes else None,
        still_open=still_open,
        series=series,
        day_first=day_first,
    )
    left_out = 0
    for file in files:
        try:
            loaded = _load_one(replace(asked, path=file), settings, text, yes=yes)
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


def _load_one(request: Request, settings: Settings, text: Text, *, yes: bool) -> bool:
    """Say what the file holds, ask unless told not to, load it; whether it was loaded."""
    source, checked = check_file(request, settings)
    say_checked(console, text, source.name, checked)
    if not yes and not _agreed(text):
        console.print(text("Nothing was loaded."))
        return False
    batch = load_checked(request, source, checked, settings)
    console.print(text("Loaded as batch {batch}.", batch=batch))
    return True


def _agreed(text: Text) -> bool:
    answer: str = typer.prompt(text("Load it? (yes/no)"), default="no", show_default=False)
    return answer.strip().lower() in {"y", "yes", "o", "oui"}


@app.command()
def check(
    files: Files, kind: KindOption = None, edition: EditionOption = None, day_first: DayFirst = None
) -> None:
    """Say what each file holds and what is wrong with it; load nothing."""
    settings, text = Settings(), Text(language())
    wrong = 0
    for file in files:
        request = Request(file, kind, edition, day_first=day_first)
        try:
            source, checked = check_file(request, settings)
        except BarometerError as error:
            say_error(error, text)
            wrong += 1
            continue
        say_checked(console, text, source.name, checked)
        wrong += checked.rejected
    raise typer.Exit(1 if wrong else 0)


@app.command()
def publish() -> None:
    """Publish what the vault holds; pages show it from then on."""
    _publish(Settings(), Text(language()))


def _publish(settings: Settings, text: Text) -> None:
    with progress_bar() as bar:
        task = bar.add_task(text("Publishing"), total=None)
        publication = publish_home(
            settings, lambda _name, done, of: bar.update(task, completed=done, total=of)
        )
    console.print(text("Published as number {n}.", n=publication.version))


@app.command()
def history() -> None:
    """List what was loaded and published, when and by whom."""
    settings, text = Settings(), Text(language())
    home = Home(settings.home)
    if not home.vault.exists():
        raise HomeError(
            message(_("Nothing was ever loaded into {home}."), home=home.path),
            message(_("Start with: python -m pipelines demo.")),
        )
    with open_vault(home, settings.lock_seconds) as vault:
        made = vault.rows("SELECT * FROM publications ORDER BY version")
        say_history(console, text, vault.batches(), made)


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


def say_error(error: BarometerError, text: Text) -> None:
    errors.print(error.say(text), style="red", highlight=False, markup=False)


def main() -> None:
    """The one guard: what a user can mend is said in words; anything else is a bug."""
    try:
        app()
    except BarometerError as error:
        say_error(error, Text(language()))
        sys.exit(1)
    except ValidationError as error:
        names = ", ".join(
            f"BAROMETER_{e['loc'][0]}".upper() + f": {e['msg']}" for e in error.errors()
        )
        errors.print(names, style="red", highlight=False, markup=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
