"""Answers that wait, in words: with them, a publication would give a few people away."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.store.publication import Publication
from barometer.text import Text

WAITING = "SELECT edition, waiting FROM editions WHERE waiting > 0 ORDER BY edition"
MINIMUM = "SELECT minimum_group FROM publication"


def say_waiting(publication: Publication, text: Text) -> Iterator[str]:
    """One sentence per edition of which answers wait: how many, why, and until when."""
    minimum = publication.rows(MINIMUM)[0]["minimum_group"]
    for row in publication.rows(WAITING):
        yield (
            text.plural(
                "{edition}: the answers of {n} person came, went or changed since it was "
                "published, and wait.",
                "{edition}: the answers of {n} people came, went or changed since it was "
                "published, and wait.",
                row["waiting"],
                edition=row["edition"],
            )
            + " "
            + text(
                "Beside what was published before, the new numbers would tell what they answered. "
                "They count once at least {minimum} people differ in every group they belong to.",
                minimum=minimum,
            )
        )
