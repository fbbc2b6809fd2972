"""Why a group is not shown, in words: of every reason a publication may give."""

from __future__ import annotations

from barometer.errors import _
from barometer.findings import pack
from barometer.rows import Rows
from barometer.text import Text

REASONS = {
    "minimum_group": _("fewer people than the minimum answered there"),
    "merged": _("it is too small to be shown alone and counts in “Other tribes”"),
    "together": _("it is shown together with the tribes it became one with, as one was too small"),
    "open": _("the edition is still open"),
    "differencing": _("beside what is shown already, it would give away a few people"),
    "earlier": _("with what was published before, it would give away a few people"),
}
NOT_PUBLISHED = _("this combination is not published")


def reason(name: str | None, text: Text) -> str:
    """The reason in words; without one, that there is no such combination."""
    return text(REASONS.get(name or "", NOT_PUBLISHED))


def explained(cells: Rows, text: Text) -> Rows:
    """The cells with why one has no score in `hidden`; empty where it has one."""
    return [
        row | {"hidden": "" if row["published"] else reason(row["reason"], text)} for row in cells
    ]


def told(rows: Rows, text: Text) -> str:
    """Which tribes are not shown alone and why; rows: tribe (as a reader calls it), reason."""
    return pack.hidden_groups([(row["tribe"], reason(row["reason"], text)) for row in rows], text)
