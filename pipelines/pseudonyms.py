"""People as keyed pseudonyms: HMAC-SHA256, the key kept beside the vault, readable by its owner.

Without the key a pseudonym cannot be tried against a list of names; with it, the same person has
the same pseudonym in every file. Respondents and attendees are kept apart by domain, so that an
attendance list can never be joined to answers.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from barometer.errors import HomeError, _, message
from barometer.questionnaire import normalise
from barometer.store.home import Home

Domain = Literal["person", "respondent"]
KEY_BYTES = 32


# How a respondent is spelled before being hashed: who loads and who erases must spell alike.


def known_identity(respondent: str) -> str:
    """A respondent known over the editions, by an address or a pseudonym of the file's own."""
    return f"stable\x1f{respondent}"


def response_identity(edition: str | None, format: str, response: str) -> str:
    """A respondent known by the number that the tool gave the response."""
    return f"{edition}\x1f{format}\x1f{response}"


def row_identity(edition: str | None, occurrence: int, content: str) -> str:
    """A respondent known by nothing but the row: the so many-th of the same content."""
    return f"{edition}\x1f{occurrence}\x1f{content}"


@dataclass(frozen=True)
class Pseudonyms:
    """Makes pseudonyms with one key."""

    key: bytes

    def of(self, domain: Domain, identity: str) -> str:
        """32 hexadecimal digits that stand for the person in this domain."""
        plain = identity.strip().casefold() if "@" in identity else normalise(identity)
        return hmac.new(self.key, f"{domain}\x1f{plain}".encode(), hashlib.sha256).hexdigest()[:32]


def open_pseudonyms(home: Home) -> Pseudonyms:
    """The home's pseudonyms; makes the key when there is none (mode 600)."""
    home.make()
    if not home.key.exists():
        _make_key(home)
    key = home.key.read_bytes()
    if len(key) != KEY_BYTES:
        raise HomeError(
            message(
                _("The key {file} is not whole: no person would be known again."), file=home.key
            ),
            message(_("Put your copy of it back. Without one, empty the home and load again.")),
        )
    return Pseudonyms(key)


def _make_key(home: Home) -> None:
    """Written beside, made durable, linked in: a crash leaves no key or a whole one."""
    beside = home.key.with_suffix(f".{os.getpid()}.part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):  # another process was first: its key is the home's
        os.link(beside, home.key)
    beside.unlink()
