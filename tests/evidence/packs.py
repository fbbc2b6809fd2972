"""Packs for tests: of a publication, its last edition, a group, a language."""

from __future__ import annotations

from typing import Any

from barometer.evidence.model import Finding, Pack, Selection
from barometer.evidence.pack import pack
from barometer.queries import editions, slices
from barometer.rows import Row, Rows
from barometer.store.publication import Publication
from barometer.text import Text

KEYS = (
    "verdict",
    "themes",
    "editions",
    "tribes",
    "questions",
    "participation",
    "pain_points",
    "initiatives",
    "sessions",
    "knowledge",
)


def whole(publication: Publication, edition: str = "", **said: str) -> Selection:
    """The whole organisation in an edition, the last one by default."""
    last = edition or editions.reported(publication)[0]["edition"]
    [its] = [row for row in slices.of_edition(publication, last) if _is(row, {})]
    return Selection(last, (its["slice_id"],), its["n"], **said)


def group(publication: Publication, label: str = "", **named: str) -> Selection:
    """The published groups of the last edition with those names, together where several."""
    last = editions.reported(publication)[0]["edition"]
    known = slices.of_edition(publication, last)
    its = [row for row in known if row["published"] and _is(row, named)]
    n = sum(int(row["n"]) for row in its)
    said = label or " and ".join(value for names in named.values() for value in names.split(";"))
    return Selection(last, tuple(str(row["slice_id"]) for row in its), n, said)


def _is(row: Row, named: dict[str, str]) -> bool:
    """Whether the group is of those names and of nothing else."""
    parts = ("tribe", "reported", "role", "seniority")
    return all(
        row[part] in named[part].split(";") if part in named else row[part] is None
        for part in parts
    )


def made(publication: Publication, chosen: Selection, language: str = "en") -> Pack:
    def read(query: Any, *filters: Any) -> Rows:
        found: Rows = query(publication, *filters)
        return found

    return pack(read, Text(language), publication.questionnaire, chosen)


def finding(found: Pack, key: str) -> Finding:
    return next(one for one in found.findings if one.key == key)
