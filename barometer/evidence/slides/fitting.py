"""Words that fit their box: measured without a font, a little wider than slides draw them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

POINTS_PER_INCH = 72
SURE = 0.98  # of the room, so that a font a little wider fits too
LEADING = 1.22  # from line to line, in sizes
# Widths in sizes of the letters of a sans serif; any other is WIDE where it is no Latin letter.
_WIDTHS = (
    ("iljtfrI|!.,;:'’‘()[]·\u202f ", 0.28),
    ("mwMW@%—", 0.86),
    ("0123456789", 0.52),
    ("ABCDEFGHJKLNOPQRSTUVXYZÀÂÉÈÊÎÔÙÛÇ&", 0.6),
)
_USUAL, _WIDE, _BOLD = 0.5, 1.0, 1.03
_KNOWN = {letter: width for letters, width in _WIDTHS for letter in letters}


@dataclass(frozen=True)
class Fitted:
    """The words as they can be written, and their size in points."""

    words: str
    size: float


def width(words: str, size: float, *, bold: bool = False) -> float:
    """How wide the words are on one line, in inches."""
    sizes = sum(_KNOWN.get(letter, _USUAL if ord(letter) < 0x2500 else _WIDE) for letter in words)
    return sizes * size * (_BOLD if bold else 1) / POINTS_PER_INCH


def height(lines: int, size: float) -> float:
    """How high so many lines are, in inches."""
    return lines * size * LEADING / POINTS_PER_INCH


def lines(words: str, size: float, room: float, *, bold: bool = False) -> int:
    """How many lines the words take where `room` inches are there; a long word is broken."""
    taken, used, space, room = 1, 0.0, width(" ", size), room * SURE
    for word in words.split():
        long = width(word, size, bold=bold)
        if used and used + space + long > room:
            taken, used = taken + 1, 0.0
        if long > room:
            taken += int(long // room)
            long %= room
        used += (space if used else 0) + long
    return taken


def fitted(
    words: str, room: tuple[float, float], sizes: Iterable[float], *, bold: bool = False
) -> Fitted:
    """The words at the largest of the sizes at which they fit; cut at the last where none does."""
    wide, high = room
    size = 0.0
    for size in sizes:
        if height(lines(words, size, wide, bold=bold), size) <= high:
            return Fitted(words, size)
    return Fitted(shortened(words, room, size, bold=bold), size)


def shortened(words: str, room: tuple[float, float], size: float, *, bold: bool = False) -> str:
    """As many whole words as fit, and an ellipsis where some are gone."""
    wide, high = room
    kept = words.split()
    while len(kept) > 1:
        kept.pop()
        said = " ".join(kept).rstrip(" ,;:·") + "…"
        if height(lines(said, size, wide, bold=bold), size) <= high:
            return said
    return words[:1] + "…" if words else ""
