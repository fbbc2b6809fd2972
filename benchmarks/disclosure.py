"""How long it takes to decide which slices may be shown, by the size of the organisation."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass

import numpy as np

from pipelines.disclosure import Atoms, Cell, Slice, admit, merge_small

MINIMUM = 5
SEED = 7
HEAD = f"{'disclosure':>12} {'groups':>12} {'time':>8}  one-way shown  two-way shown"


@dataclass(frozen=True)
class Organisation:
    """So many respondents in so many tribes × roles × seniorities."""

    respondents: int
    groups: tuple[int, int, int]


SIZES = (
    Organisation(60, (6, 5, 3)),
    Organisation(560, (12, 6, 4)),
    Organisation(2_000, (40, 8, 5)),
    Organisation(5_600, (40, 6, 4)),
)


def time_admission() -> None:
    """Print one line an organisation."""
    print(f"\n{HEAD}")
    for organisation in SIZES:
        cells = people(organisation)
        start = time.perf_counter()
        slices = decide(cells)
        seconds = time.perf_counter() - start
        groups = "×".join(str(number) for number in organisation.groups)
        print(
            f"{organisation.respondents:>12,} {groups:>12} {seconds:>7.2f}s"
            f"  {_shown(slices, 1):>13}  {_shown(slices, 2):>13}",
            flush=True,
        )


def people(organisation: Organisation) -> list[tuple[str, str, str]]:
    """The cell of each respondent; the first groups are the largest."""
    generator = np.random.default_rng(SEED)
    columns = [
        (number * generator.random(organisation.respondents) ** 1.4).astype(int)
        for number in organisation.groups
    ]
    return [(f"t{a}", f"r{b}", f"s{c}") for a, b, c in zip(*columns, strict=True)]


def decide(cells: list[tuple[str, str, str]]) -> list[Slice]:
    """Merge the small groups, then admit."""
    merged = [merge_small([Counter(column)], MINIMUM) for column in zip(*cells, strict=True)]
    counts: Counter[Cell] = Counter(
        (*(names[group] for names, group in zip(merged, cell, strict=True)), None) for cell in cells
    )
    atoms, sizes = Atoms(tuple(counts)), np.array([*counts.values()], dtype=np.int64)
    return admit(atoms, sizes, MINIMUM)


def _shown(slices: list[Slice], ways: int) -> str:
    fates = [s.reason is None for s in slices if len(s.groups) == ways]
    return f"{sum(fates)} of {len(fates)}"
