"""backup: the whole home in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from barometer.settings import Settings
from barometer.text import Text
from pipelines.backup import backup
from pipelines.commands._console import console, language


def command(
    file: Annotated[
        Path | None, typer.Argument(help="Where to; left out: into backups/ of the home.")
    ] = None,
) -> None:
    """Write the whole home into one file, the key too: keep it as safe as the home."""
    settings, text = Settings(), Text(language())
    made = backup(settings, file)
    said = text(
        "Backed up into {file}: {files} files, {mb} MB.",
        file=made.path,
        files=text.number(len(made.manifest.files)),
        mb=text.number(made.path.stat().st_size / 1e6, 1),
    )
    console.print(said, highlight=False, markup=False, soft_wrap=True)
    console.print(
        text(
            "It holds the vault and its key: whoever has it can know people again. Keep it safe, "
            "and on another disk."
        ),
        style="yellow",
    )
