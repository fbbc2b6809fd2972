"""What a user may see when something goes wrong: what happened, where, what to do.

A message is an English template and its values, kept apart, so that whoever shows it can say it
in the reader's language (`error.say(text)`). Mark templates with `_` so that they are translated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _(message: str) -> str:
    """Mark a template for translation; it is translated where it is shown."""
    return message


@dataclass(frozen=True)
class Message:
    """An English template with its values: translated and filled when shown."""

    template: str
    values: tuple[tuple[str, object], ...] = ()

    def say(self, text: Callable[..., str]) -> str:
        return text(self.template, **dict(self.values))

    def __str__(self) -> str:
        return self.template.format(**dict(self.values))


def message(template: str, **values: object) -> Message:
    """A translatable message: `message(_("{rows} rows were read"), rows=3)`."""
    return Message(template, tuple(values.items()))


class BarometerError(Exception):
    """An error a user can act on. Anything else that is raised is a bug.

    `happened` says what; `way_out` what to do about it; both are Message objects.
    """

    def __init__(self, happened: Message, way_out: Message | None = None) -> None:
        self.happened = happened
        self.way_out = way_out
        super().__init__(happened, way_out)

    def say(self, text: Callable[..., str]) -> str:
        """The whole error in the language of `text`, on one or two sentences."""
        return " ".join(m.say(text) for m in (self.happened, self.way_out) if m is not None)

    def __str__(self) -> str:
        return " ".join(str(m) for m in (self.happened, self.way_out) if m is not None)


class FileError(BarometerError):
    """A file that cannot be read as what it claims to be."""


class UnrecognisedError(FileError):
    """A table of no known format: a person has to say what it holds."""


class MissingDaysError(FileError):
    """A file that says nowhere which days it is of: a person has to say it."""


class DateOrderError(FileError):
    """Dates that may be read day first or month first, and nothing decides.

    readings: some of them as written, each with its day read both ways (ISO; None: it cannot be).
    """

    def __init__(
        self,
        happened: Message,
        way_out: Message,
        readings: tuple[tuple[str, str | None, str | None], ...],
    ) -> None:
        super().__init__(happened, way_out)
        self.readings = readings


class QuestionnaireError(BarometerError):
    """A questionnaire.toml that does not hold together; the message names the key."""


class HomeError(BarometerError):
    """The home (BAROMETER_HOME) is missing something or cannot be used."""


class LoadError(BarometerError):
    """A file that was understood but may not be loaded as asked."""


class AlreadyLoadedError(LoadError):
    """The very same file is in the vault already, for the same use."""


class PublishError(BarometerError):
    """Nothing can be published from what the vault holds."""


class HistoryError(BarometerError):
    """What was loaded cannot be undone, erased or brought back as asked."""
