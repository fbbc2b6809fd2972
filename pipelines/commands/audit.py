"""audit: attack a publication as somebody who holds it could; none found is as it should be."""

from __future__ import annotations

from typing import Annotated

import orjson
import typer

from barometer.errors import BarometerError
from barometer.settings import Settings
from barometer.text import Text
from pipelines.audit import audit
from pipelines.audit_report import as_json, say_audit
from pipelines.commands._console import console, language, say_error


def command(
    publication: Annotated[
        int | None, typer.Argument(help="A publication's number; left out: the last.")
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="List differences of two small groups too, enough together or not."
        ),
    ] = False,
    machine: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Look for groups too small to be shown that a publication lets one work out.

    Exit status 0: none; 1: some, listed with how; 2: there is nothing to look at.
    """
    text = Text(language())
    try:
        found = audit(Settings(), publication, strict=strict)
    except BarometerError as error:
        say_error(error, text)
        raise typer.Exit(2) from None
    if machine:
        print(orjson.dumps(as_json(found), option=orjson.OPT_INDENT_2).decode())  # noqa: T201
    else:
        say_audit(console, text, found)
    raise typer.Exit(1 if found.findings else 0)
