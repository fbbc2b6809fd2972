"""publish: what the vault holds, from then on shown by the pages."""

from __future__ import annotations

from barometer.settings import Settings
from barometer.text import Text
from pipelines.commands._console import language, publishing, say_published
from pipelines.publish import publish


def command() -> None:
    """Publish what the vault holds; pages show it from then on."""
    publish_saying(Settings(), Text(language()))


def publish_saying(settings: Settings, text: Text) -> None:
    """Publish with a bar, and say the number."""
    with publishing(text) as progress:
        published = publish(settings, progress)
    say_published(text, published)
