"""One row per theme and problem raised in interviews, and how many interviews raised it.

Both NULL: all interviews; problem NULL: the theme. `+` is what is counted together because it is
small. A count is NULL where the problem is not counted alone; nothing at all is said under the
minimum group. Every count, and all interviews of its level less it, is nobody or at least the
minimum. Beside an earlier publication the same holds of what was added: until it does, the table
stays as it was told last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import pandas as pd

from pipelines.tables import Press
from pipelines.tables._earlier import said_before

RAISED = "SELECT DISTINCT interview, pain_point FROM vault.current_interviews"
BEFORE = "SELECT theme, pain_point, interviews FROM interview_problems"
TOGETHER = "+"
COLUMNS = ["theme", "pain_point", "interviews"]
Parts = Mapping[str, frozenset[str]]
Key = tuple[str | None, str | None]
Counts = dict[Key, int | None]


def build(press: Press) -> pd.DataFrame:
    minimum = press.settings.minimum_group
    raised: dict[str, set[str]] = {}
    for row in press.records(RAISED):
        raised.setdefault(row["pain_point"], set()).add(row["interview"])
    theme_of = {point.id: point.theme for point in press.words.pain_points}
    problems = {point: frozenset(raised[point]) for point in theme_of if point in raised}
    before = [_read(rows) for rows in said_before(press, BEFORE) if rows]
    told = settled_counts(counted(problems, theme_of, minimum), before, minimum)
    return pd.DataFrame([(*key, n) for key, n in told.items()], columns=COLUMNS).astype(
        {"interviews": "Int64"}
    )


def settled_counts(now: Counts, before: Sequence[Counts], minimum: int) -> Counts:
    """What may be told beside what was, the last first: the counts of now, or the last as told.

    None where interviews were taken away: the last told still counts them.
    """
    if all(tells_nobody_apart(now, earlier, minimum) for earlier in before):
        return now
    return before[0] if _whole(now) >= _whole(before[0]) else {}


def counted(problems: Parts, theme_of: Mapping[str, str], minimum: int) -> Counts:
    """Every count that may be told of the interviews there are, and the problems they raised.

    problems: problem → the interviews that raised it.
    """
    everyone = frozenset[str]().union(*problems.values())
    if len(everyone) < minimum:
        return {}
    themes: dict[str, dict[str, frozenset[str]]] = {}
    for point, interviews in problems.items():
        themes.setdefault(theme_of[point], {})[point] = interviews
    united = {theme: frozenset(chain(*parts.values())) for theme, parts in themes.items()}
    shown = counted_parts(everyone, united, minimum)
    counts: Counts = {(None, None): len(everyone)}
    counts |= {(theme, None): len(interviews) for theme, interviews in shown.items()}
    for theme, parts in themes.items():
        alone = counted_parts(united[theme], parts, minimum) if theme in shown else {}
        counts |= {(theme, point): len(alone[point]) if point in alone else None for point in parts}
        if TOGETHER in alone:
            counts[theme, TOGETHER] = len(alone[TOGETHER])
    return counts


def counted_parts(whole: frozenset[str], parts: Parts, minimum: int) -> Parts:
    """The parts that may be counted beside the whole, the smallest together as `+`.

    Parts may overlap. None, where even two of them would tell a few apart.
    """
    order = sorted(parts, key=lambda name: (len(parts[name]), name))
    for merged in range(len(order)):
        together = frozenset(chain(*(parts[name] for name in order[:merged])))
        shown = {name: parts[name] for name in order[merged:]}
        if together:
            shown[TOGETHER] = together
        if all(not 0 < n < minimum for n in _told(whole, list(shown.values()))):
            return shown
    return {}


def _told(whole: frozenset[str], parts: list[frozenset[str]]) -> list[int]:
    """The sizes of every group that the counts give: parts, the whole less one; of two, both."""
    sizes = [size for part in parts for size in (len(part), len(whole - part))]
    if len(parts) == 2:  # everyone is in one of them, so that their sum less the whole is in both
        first, second = parts
        sizes += [len(first & second), len(first ^ second)]
    return sizes


def tells_nobody_apart(now: Counts, before: Counts, minimum: int) -> bool:
    """Whether two tables, one beside the other, give no group smaller than the minimum."""
    both = [key for key in now.keys() & before.keys() if None not in (now[key], before[key])]
    added = {key: (now[key] or 0) - (before[key] or 0) for key in both}
    wholes = {key: (None, None) if key[1] is None else (key[0], None) for key in both}
    others = [added[wholes[key]] - added[key] for key in both if wholes[key] in added]
    return all(not 0 < abs(n) < minimum for n in (*added.values(), *others))


def _whole(counts: Counts) -> int:
    return counts.get((None, None)) or 0


def _read(rows: list[dict[str, Any]]) -> Counts:
    return {
        (row["theme"], row["pain_point"]): None
        if row["interviews"] is None
        else int(row["interviews"])
        for row in rows
    }
