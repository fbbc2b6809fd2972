"""Publish again after something was done to the vault, so that pages show it at once."""

from __future__ import annotations

from collections.abc import Callable

from barometer.errors import BarometerError, Message, PublishError, _, message
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication, versions
from pipelines.publish import Progress, publish, quietly


class StillShownError(PublishError):
    """What was done stands in the vault, but it could not be published."""

    def __init__(self, done: Message, cause: BarometerError) -> None:
        way_out = message(
            _("Pages show what was before until you publish: python -m pipelines publish.")
        )
        super().__init__(done, way_out)
        self.cause = cause

    def say(self, text: Callable[..., str]) -> str:
        return f"{super().say(text)} {self.cause.say(text)}"


def republish(
    settings: Settings, done: Message, progress: Progress = quietly, by: str | None = None
) -> Publication | None:
    """The publication that shows what was `done`; None where nothing was ever published."""
    if not versions(Home(settings.home)):
        return None
    try:
        return publish(settings, progress, by)
    except BarometerError as error:
        raise StillShownError(done, error) from error
