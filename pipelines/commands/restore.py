"""restore: a home brought back from a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from barometer.settings import Settings
from barometer.text import Text
from pipelines.commands._console import console, language, publishing, say_published
from pipelines.restore import Restored, restore


def command(
    file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Even if the home holds something: it is moved aside.")
    ] = False,
) -> None:
    """Bring a home back from a backup, once every file in it is checked, and publish it."""
    settings, text = Settings(), Text(language())
    with publishing(text) as progress:
        restored = restore(settings, file, replace=replace, progress=progress)
    _say(restored, file, text)
    say_published(text, restored.publication)


def _say(restored: Restored, file: Path, text: Text) -> None:
    made = restored.manifest.made_at
    said = text("The home is restored from {file}, made on {day}.", file=file, day=text.day(made))
    console.print(said, highlight=False, markup=False, soft_wrap=True)
    if restored.aside is not None:
        aside = text("What was there before lies in {folder}.", folder=restored.aside)
        console.print(aside, highlight=False, markup=False, soft_wrap=True)
    if restored.erasures:
        back = text.plural(
            "Something was erased {n} time since this backup was made; it is back: erase it again.",
            "Something was erased {n} times since this backup was made; it is back: erase it "
            "again.",
            restored.erasures,
        )
        console.print(back, style="yellow")
