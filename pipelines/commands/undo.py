"""undo: a loaded file counts no more; pages show it at once."""

from __future__ import annotations

from typing import Annotated

import typer

from barometer.settings import Settings
from barometer.text import Text
from pipelines.commands._console import Reason, console, language, publishing, say_published
from pipelines.undo import undo


def command(
    batch: Annotated[int, typer.Argument(help="The batch's number, as `history` lists it.")],
    reason: Reason = "",
) -> None:
    """Let a loaded file count no more, and publish; `redo` brings it back."""
    settings, text = Settings(), Text(language())
    with publishing(text) as progress:
        published = undo(settings, batch, reason, progress=progress)
    console.print(text("Batch {batch} is undone.", batch=batch))
    say_published(text, published)
