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
from dataclasses import dataclass
from typing import Literal

from barometer.questionnaire import normalise
from barometer.store.home import Home

Domain = Literal["person", "respondent"]


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
    try:
        handle = os.open(home.key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Pseudonyms(home.key.read_bytes())
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
    return Pseudonyms(home.key.read_bytes())
