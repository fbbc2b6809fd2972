"""erase: a person, an edition, or the people of a time gone by, for good."""

from __future__ import annotations

from typing import Annotated

import typer

from barometer.settings import Settings
from barometer.text import Text
from pipelines.commands._console import (
    Reason,
    Yes,
    agreed,
    console,
    language,
    publishing,
    say_published,
)
from pipelines.erase import Found, erase, found, nothing_found
from pipelines.subjects import Edition, OlderThan, Person, Subject


def command(
    people: Annotated[
        list[str] | None,
        typer.Argument(
            help="Whatever files know the person by: addresses, names, pseudonyms, the number of"
            " a response with its --edition. “-” asks for it, unseen."
        ),
    ] = None,
    edition: Annotated[
        str | None, typer.Option(help="The whole edition; with a person, that of the number.")
    ] = None,
    older_than: Annotated[
        int | None,
        typer.Option(help="Who came and who viewed, so many months ago; the numbers stay."),
    ] = None,
    reason: Reason = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, no more.")] = False,
    yes: Yes = False,
) -> None:
    """Erase a person, an edition, or the people of a time gone by; it cannot be undone."""
    settings, text = Settings(), Text(language())
    subject = _subject(people or [], edition, older_than, text)
    what = found(settings, subject)
    if not what.rows:
        raise nothing_found(subject)
    _say(what, text)
    if dry_run:
        return
    if not yes and not agreed(text, text("Erase it for good? (yes/no)")):
        console.print(text("Nothing was erased."))
        raise typer.Exit(1)
    with publishing(text) as progress:
        erased = erase(settings, subject, reason, progress=progress)
    console.print(text("Erased. Publications made before are deleted too."))
    say_published(text, erased.publication)
    for note in erased.notes:
        console.print(note.say(text), style="yellow", highlight=False, markup=False)


def _subject(people: list[str], edition: str | None, months: int | None, text: Text) -> Subject:
    if months is not None and not people and edition is None:
        return OlderThan(months)
    if edition is not None and not people and months is None:
        return Edition(edition)
    if not people or months is not None:
        raise typer.BadParameter(text("Name a person, --edition or --older-than, and one only."))
    asked = text("Who is to be erased?")
    names = [typer.prompt(asked, hide_input=True) if p == "-" else p for p in people]
    return Person(tuple(names), edition)


def _say(what: Found, text: Text) -> None:
    for table, rows in what.rows.items():
        console.print(f"  {table}: {text.number(rows)}", highlight=False, markup=False)
    said = text.plural("{n} row in all batches.", "{n} rows in all batches.", what.total)
    console.print("  " + said, highlight=False)
    for note in what.notes:
        console.print("  " + note.say(text), style="yellow", highlight=False, markup=False)
