"""What is said of a change: the words, signs and sentences of every verdict, in one place.

Findings, charts and pages take their words from here and write none of their own. Better and worse
are blue and orange, always with an arrow and a word; what cannot be told is grey.
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
    "together": Verdict("", _("no verdict"), GREY, "unsure"),  # of several groups
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
    "cannot_tell": Verdict("?", _("cannot tell"), GREY, "unsure"),
    "too_few": Verdict("·", _("too few views"), GREY, "unsure"),
}


# Sentences, one a verdict. Of the maturity index:
INDEX = {
    "up": _("Maturity is up: {score} out of 100, from {before}"),
    "down": _("Maturity is down: {score} out of 100, from {before}"),
    "steady": _("Maturity holds steady at {score} out of 100"),
    "cannot_tell": _(
        "Maturity stands at {score} out of 100; the answers cannot tell whether it moved"
    ),
    "first": _("Maturity stands at {score} out of 100"),
}

# Of the themes of an edition, all together:
NONE_MOVED = _("No theme's change can be told from noise")
OTHERS_NOT_TOLD = _("{moves}; no other change can be told from noise")

# Of two groups, or two pain points, that no test tells apart:
NOT_TOLD_APART = _("The answers cannot tell them apart.")

# Of counts, which are known, so that no test stands behind the words:
ANSWERED = {
    "up": _("{rate} answered, up from {before}"),
    "down": _("{rate} answered, down from {before}"),
    "steady": _("{rate} answered, as in the edition before"),
    "first": _("{rate} answered"),
}
ANSWERED_OF_US = {
    "up": _("{rate} of us answered, up from {before}."),
    "down": _("{rate} of us answered, down from {before}."),
    "steady": _("{rate} of us answered."),
    "first": _("{rate} of us answered."),
}
REACHED = {
    "up": _("The knowledge center reached {share} of us in 28 days, up from {before}"),
    "down": _("The knowledge center reached {share} of us in 28 days, down from {before}"),
    "steady": _(
        "The knowledge center reached {share} of us in 28 days, about as before ({before})"
    ),
    "first": _("The knowledge center reached {share} of us in 28 days"),
}
GATHERED = {
    "up": _("From {first} people to {last}: Crafternoons have grown"),
    "down": _("From {first} people to {last}: Crafternoons have shrunk"),
    "steady": _("Crafternoons gather {last} people, as at the start"),
}
GATHERED_IN = {  # a series that is no Crafternoon
    "up": _("{series}: from {first} people to {last}, it has grown"),
    "down": _("{series}: from {first} people to {last}, it has shrunk"),
    "steady": _("{series}: {last} people, as at the start"),
}


def verdict(name: str | None) -> Verdict:
    """The verdict of a change; a first edition has none."""
    return VERDICTS[name or "first"]


def sentence(said: dict[str, str], name: str | None, text: Text, /, **values: object) -> str:
    """The sentence of a verdict; what was not judged is said as in a first edition."""
    words = said[name if name in said else "first"]
    return text(words, **values)


def theme_moved(name: str, theme: str, points: int, text: Text) -> str:
    """One theme that is up or down, by so many points."""
    if name == "up":
        return text.plural(
            "{theme} rises by {n} point", "{theme} rises by {n} points", points, theme=theme
        )
    return text.plural(
        "{theme} falls by {n} point", "{theme} falls by {n} points", points, theme=theme
    )


def themes_said(name: str, themes: str, n: int, text: Text) -> str:
    """The clause of a verdict over n themes, already named."""
    if name == "up":
        return text("{themes} rise", themes=themes)
    if name == "down":
        return text("{themes} fall", themes=themes)
    if name == "steady":
        return text.plural("{themes} is steady", "{themes} are steady", n, themes=themes)
    return text("for {themes} the answers cannot tell", themes=themes)


def changes_told(n: int, of: int, text: Text) -> str:
    """How many changes, of all by tribe, are more than noise."""
    if not n:
        return text("Of {all} changes by tribe, none can be told from noise.", all=text.number(of))
    return text.plural(
        "Of {all} changes by tribe, {n} can be told from noise.",
        "Of {all} changes by tribe, {n} can be told from noise.",
        n,
        all=text.number(of),
    )


def may_come_first(n: int, text: Text) -> str:
    """How many pain points no range of ranks tells from the first."""
    return text.plural(
        "{n} pain point may come first",
        "{n} pain points may come first: the answers cannot tell them apart",
        n,
    )
