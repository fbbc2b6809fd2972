"""One edition attacked: every count by itself, and beside what earlier publications said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from pipelines.attack.algebra import Matrix
from pipelines.attack.evidence import Subject, Told
from pipelines.attack.findings import Finding, Tried
from pipelines.attack.knowledge import Cell, Mask, columns, mask
from pipelines.attack.linear import Derived, System

EXACT = 1e-6
Slices = Sequence[tuple[Told, str]]  # one an equation


@dataclass
class EditionAttack:
    """known: the cells colleagues know of; possible: where those do not fit the counts.

    earlier: what other publications said of the edition, oldest first. strict: see System.
    """

    told: Told
    known: Sequence[Cell]
    possible: Sequence[Cell]
    minimum: int
    tried: Tried
    earlier: Sequence[Told] = ()
    strict: bool = False
    _masks: dict[tuple[int, str, int, bool], Mask] = field(default_factory=dict)
    _solved: dict[object, list[Derived] | None] = field(default_factory=dict)

    def findings(self) -> Iterator[Finding]:
        for subject in list(self.told.counts):
            yield from self._attack(subject, [(self.told, s) for s in self._slices(subject)], "")
        for before in self.earlier:
            for subject in self.told.counts:
                yield from self._beside(subject, before)
            yield from self._exchanged(before)

    def _slices(self, subject: Subject) -> list[str]:
        return list(self.told.counts[subject])

    def _beside(self, subject: Subject, before: Told) -> Iterator[Finding]:
        """The same count in two publications: the same people, or some who came or went."""
        now, then = self.told.counts[subject], before.counts.get(subject, {})
        rises = [now[s] - then[s] for s in now if s in then]
        if not rises:
            return
        slices: Slices = [(before, s) for s in then] + [(self.told, s) for s in now]
        if not any(rises):
            new = [(t, s) for t, s in slices if t is self.told or s not in now]
            yield from self._attack(subject, new, "") if len(new) > len(now) else ()
        elif min(rises) >= 0:
            yield from self._attack(subject, slices, "later", changing=self.told)
        elif max(rises) <= 0:
            yield from self._attack(subject, slices, "gone", changing=before)

    def _attack(
        self, subject: Subject, slices: Slices, changed: str, changing: Told | None = None
    ) -> Iterator[Finding]:
        values = np.array([told.counts[subject][s] for told, s in slices], dtype=np.int64)
        for cells in (self.known, self.possible):
            found = self._derived(subject, slices, values, cells, changing)
            if found is None:
                continue
            self.tried.equations += len(slices)
            for derived in found:
                yield from self._told(subject, slices, cells, derived, changed)
            return

    def _derived(
        self,
        subject: Subject,
        slices: Slices,
        values: Matrix,
        cells: Sequence[Cell],
        changing: Told | None,
    ) -> list[Derived] | None:
        if not cells:
            return None
        counted = subject.kind in ("invited", "skipped")
        rows = [self._mask(told, s, cells, keep=subject.kind == "invited") for told, s in slices]
        matrix = np.array(rows, dtype=np.int64)
        bounds = np.array([10**6 if counted else cell.invited for cell in cells], dtype=np.int64)
        families: list[object] = [tuple(told.groups[s]) for told, s in slices]
        if changing is not None:
            there = np.array([told is changing for told, _s in slices])[:, None]
            matrix = np.hstack([matrix, matrix * there])
            bounds = np.hstack([bounds, bounds])
            families = [(told.version, f) for (told, _s), f in zip(slices, families, strict=True)]
        key = matrix.tobytes(), matrix.shape, values.tobytes(), bounds.tobytes()
        if key not in self._solved:
            system = System(matrix, values, families, bounds, self.minimum, self.strict)
            self._solved[key] = system.attacked()
            self.tried.groups += matrix.shape[1]
        return self._solved[key]

    def _mask(self, told: Told, slice_id: str, cells: Sequence[Cell], *, keep: bool) -> Mask:
        """keep: whether those count too of whom nobody answered."""
        key = told.version, slice_id, id(cells), keep
        if key not in self._masks:
            named = [told.names.of(cell) for cell in cells]
            empty = np.array([told.names.empty(cell) and not keep for cell in cells], dtype=bool)
            by_dimension = columns(named)
            for each, groups in told.groups.items():
                inside = mask(by_dimension, groups, len(cells)) & ~empty
                self._masks[told.version, each, id(cells), keep] = inside
        return self._masks[key]

    def _told(
        self,
        subject: Subject,
        slices: Slices,
        cells: Sequence[Cell],
        derived: Derived,
        changed: str,
    ) -> Iterator[Finding]:
        if subject.kind == "skipped" and not _says_something(subject, slices, derived.times):
            return
        kind = "time" if changed else "skipped" if subject.kind == "skipped" else "linear"
        group = _named(derived.plus, cells)
        if derived.minus:
            kind, group = "signed", f"{group} − ({_named(derived.minus, cells)})"
        recipe = _recipe(slices, derived.times, self.told)
        yield Finding(self.told.edition, kind, group, derived.size, (subject.learnt,), recipe)

    def _exchanged(self, before: Told) -> Iterator[Finding]:
        """As many people as before, and a few answers that are others."""
        people, then = (t.counts.get(Subject("respondents"), {}) for t in (self.told, before))
        for slice_id in (s for s, n in people.items() if then.get(s) == n):
            moved = {q: _moved(before, self.told, q, slice_id) for q in self.told.spreads}
            total = sum(moved.values())
            if 0 < total < self.minimum:
                learnt = tuple(Subject("question", q).learnt for q, n in moved.items() if n)
                recipe = f"{self.told.version}: {slice_id} − {before.version}: {slice_id}"
                yield Finding(self.told.edition, "time", slice_id, total, learnt, recipe)


def _moved(before: Told, now: Told, question: str, slice_id: str) -> int:
    """How many answers to the question are others than before; 0 where either is not shown."""
    old, new = (t.spreads.get(question, {}).get(slice_id) for t in (before, now))
    if old is None or new is None:
        return 0
    difference = [new.get(answer, 0) - old.get(answer, 0) for answer in {*old, *new}]
    return max(sum(d for d in difference if d > 0), -sum(d for d in difference if d < 0))


def _says_something(subject: Subject, slices: Slices, times: Sequence[Fraction]) -> bool:
    """Whether anything is left of the totals: of nobody, nothing is."""
    totals = [told.totals[subject][s] for told, s in slices]
    left = sum(float(t) * total for t, total in zip(times, totals, strict=True))
    return abs(left) > EXACT * max(1.0, *(abs(total) for total in totals))


def _named(places: Sequence[int], cells: Sequence[Cell]) -> str:
    """The cells of the group; those who came later are numbered on from the last."""
    found = dict.fromkeys(cells[place % len(cells)].name or "all" for place in places)
    return " + ".join(found)


def _recipe(slices: Slices, times: Sequence[Fraction], now: Told) -> str:
    """`all − tribe=Search − 2 × tribe=Checkout`, a publication's number before where several."""
    several = len({told.version for told, _s in slices}) > 1
    words = ""
    ordered = sorted(zip(times, slices, strict=True), key=lambda each: -each[0])
    for how_often, (told, slice_id) in ordered:
        if not how_often:
            continue
        sign = " − " if how_often < 0 else " + "
        factor = "" if abs(how_often) == 1 else f"{abs(how_often)} × "
        version = f"{told.version}: " if several else ""
        words += f"{sign}{factor}{version}{slice_id}"
    return words.removeprefix(" + ").strip()
