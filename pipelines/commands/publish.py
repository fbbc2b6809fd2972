"""publish: what the vault holds, from then on shown by the pages."""

from __future__ import annotations

from barometer.settings import Settings
from barometer.text import Text
from pipelines.commands._console import console, language, progress_bar
from pipelines.publish import publish


def command() -> None:
    """Publish what the vault holds; pages show it from then on."""
    publish_saying(Settings(), Text(language()))


def publish_saying(settings: Settings, text: Text) -> None:
    """Publish with a bar, and say the number."""
    with progress_bar() as bar:
        task = bar.add_task(text("Publishing"), total=None)
        publication = publish(
            settings, lambda _name, done, of: bar.update(task, completed=done, total=of)
        )
    console.print(text("Published as number {n}.", n=publication.version))
