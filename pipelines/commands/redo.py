"""redo: an undone file counts again; pages show it at once."""

from __future__ import annotations

from typing import Annotated

import typer

from barometer.settings import Settings
from barometer.text import Text
from pipelines.commands._console import Reason, console, language, publishing, say_published
from pipelines.undo import redo


def command(
    batch: Annotated[int, typer.Argument(help="The batch's number, as `history` lists it.")],
    reason: Reason = "",
) -> None:
    """Let an undone file count again, and publish."""
    settings, text = Settings(), Text(language())
    with publishing(text) as progress:
        published = redo(settings, batch, reason, progress=progress)
    console.print(text("Batch {batch} counts again.", batch=batch))
    say_published(text, published)
