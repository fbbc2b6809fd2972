"""What is said of a change: the words and signs of every verdict and status, in one place.

Better and worse are blue and orange, always with an arrow and a word; what cannot be told is grey.
"""

from __future__ import annotations

from dataclasses import dataclass

from barometer.errors import _
from barometer.text import Text

BLUE = "#0b6fb8"
ORANGE = "#c8540a"
GREY = "#7d8997"


@dataclass(frozen=True)
class Verdict:
    """A sign, a word to translate, the colour of a mark and the class of a written word."""

    sign: str
    word: str
    colour: str
    tone: str

    def say(self, text: Text) -> str:
        """`↑ up`, `↑ en hausse`."""
        return f"{self.sign} {text(self.word)}".strip()


VERDICTS = {
    "up": Verdict("↑", _("up"), BLUE, "better"),
    "down": Verdict("↓", _("down"), ORANGE, "worse"),
    "steady": Verdict("→", _("steady"), GREY, "unsure"),
    "cannot_tell": Verdict("?", _("cannot tell"), GREY, "unsure"),
    "first": Verdict("", _("first edition"), GREY, "unsure"),
    "not_judged": Verdict("", _("not yet judged"), GREY, "unsure"),
}

# A pain point's status in its history: named, taken up, named again.
STATUSES = {
    "open": Verdict("○", _("open"), ORANGE, "worse"),
    "has_initiative": Verdict("◐", _("has an initiative"), GREY, "unsure"),
    "better": Verdict("↑", _("retested: better"), BLUE, "better"),
    "not_better": Verdict("↓", _("retested: not better"), ORANGE, "worse"),
    "cannot_tell": Verdict("?", _("retested: cannot tell"), GREY, "unsure"),
}

TRENDS = {
    "rising": Verdict("↑", _("rising"), BLUE, "better"),
    "falling": Verdict("↓", _("falling"), ORANGE, "worse"),
    "steady": Verdict("→", _("steady"), GREY, "unsure"),
    "too_few": Verdict("·", _("too few views"), GREY, "unsure"),
}


def verdict(name: str | None) -> Verdict:
    """The verdict of a change; a first edition has none."""
    return VERDICTS[name or "first"]
