"""demo: the sample, loaded into an empty home and published."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from rich.progress import Progress

from barometer.errors import AlreadyLoadedError
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from barometer.store.vault import open_vault
from barometer.text import Text
from pipelines.commands._console import console, language, progress_bar
from pipelines.commands.publish import publish_saying
from pipelines.load import Request, check_source, load_checked
from pipelines.manifest import read_manifest
from pipelines.report import summary
from pipelines.source import Source

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def command() -> None:
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
    listed = read_manifest(SAMPLE)
    if _holds_others(home, [path for path, _request in listed], settings):
        console.print(
            text("The home holds files of its own; publish them: python -m pipelines publish")
        )
        return
    if not home.questionnaire.exists():
        shutil.copyfile(SAMPLE / "questionnaire.toml", home.questionnaire)
    with progress_bar() as bar:
        task = bar.add_task(text("Loading the sample"), total=len(listed))
        for path, request in listed:
            _load_quietly(path, request, settings, text, bar)
            bar.advance(task)
    publish_saying(settings, text)


def _holds_others(home: Home, sample: Iterable[Path], settings: Settings) -> bool:
    """Whether anything but the sample was ever loaded; a demo cut short may go on."""
    if not home.vault.exists():
        return False
    known = {Source.from_path(path, settings.upload_limit_mb).sha256 for path in sample}
    with open_vault(home, settings.lock_seconds) as vault:
        return not set(vault.batches()["sha256"]) <= known


def _load_quietly(
    path: Path, request: Request, settings: Settings, text: Text, bar: Progress
) -> None:
    """Load one file of the sample, saying its counts; one loaded before is passed over."""
    source = Source.from_path(path, settings.upload_limit_mb)
    checked = check_source(source, request, settings)
    try:
        load_checked(source, request, checked, settings)
    except AlreadyLoadedError as known:
        bar.console.print(known.say(text))
        return
    bar.console.print(f"{source.name} · {summary(text, checked)}", highlight=False, markup=False)
