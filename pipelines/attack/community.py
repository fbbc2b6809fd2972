"""What is said of interviews, of who works on initiatives and of what people wrote about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from barometer.errors import _, message
from pipelines.attack.evidence import Publicity
from pipelines.attack.findings import Finding

RAISED = message(_("what they raised in interviews"))
Level = dict[str, int]


def interviews(publicity: Publicity) -> Iterator[Finding]:
    """A problem few raised, or few did not; of two that are all there is, few who raised both."""
    for theme, (whole, parts) in _levels(publicity).items():
        least = publicity.minimum
        for name, n in parts.items():
            for size, recipe in ((n, name), (whole - n, f"all − {name}")):
                if 0 < size < least:
                    yield _found(theme, size, f"interview_problems: {recipe}")
        if len(parts) == 2:
            both = sum(parts.values()) - whole
            for size, sign in ((both, "∩"), (whole - both, "△")):
                if 0 < size < least:
                    yield _found(theme, size, f"interview_problems: {f' {sign} '.join(parts)}")


def later_interviews(now: Publicity, before: Publicity) -> Iterator[Finding]:
    """The same of those that came in between."""
    then = _levels(before)
    for theme, (whole, parts) in _levels(now).items():
        if theme not in then:
            continue
        added, known = whole - then[theme][0], then[theme][1]
        grown = {name: n - known[name] for name, n in parts.items() if name in known}
        sizes = {"all": added} if not theme else {}  # a theme's own stands among the parts of all
        sizes |= grown | {f"all − {name}": added - n for name, n in grown.items()}
        for name, size in sizes.items():
            if 0 < abs(size) < now.minimum:
                recipe = f"interview_problems: {name}: {now.version} − {before.version}"
                yield Finding("", "time", theme or "…", abs(size), (RAISED,), recipe)


def _found(theme: str, size: int, recipe: str) -> Finding:
    return Finding("", "table", theme or "…", size, (RAISED,), recipe)


def _levels(publicity: Publicity) -> dict[str, tuple[int, Level]]:
    """Theme (empty: all of them) → how many interviews, and how many of them raised each part."""
    wholes: Level = {}
    parts: dict[str, Level] = defaultdict(dict)
    for row in publicity.tables["interview_problems"]:
        theme, problem, n = row["theme"], row["pain_point"], row["interviews"]
        if n is None:
            continue
        if problem is not None:
            parts[theme][problem] = int(n)
        else:
            wholes[theme or ""] = int(n)
            if theme is not None:
                parts[""][theme] = int(n)
    return {theme: (whole, parts[theme]) for theme, whole in wholes.items()}


def contributors(publicity: Publicity) -> Iterator[Finding]:
    learnt = message(_("what they work on"))
    for row in publicity.tables["initiatives"]:
        n = row["contributors"]
        if n is not None and 0 < n < publicity.minimum:
            recipe = "initiatives: contributors"
            yield Finding("", "table", row["initiative"], int(n), (learnt,), recipe)


def feedback(publicity: Publicity) -> Iterator[Finding]:
    learnt = message(_("what they wrote"))
    written = Counter(row["initiative"] for row in publicity.tables["feedback_comments"])
    for initiative, n in written.items():
        if n < publicity.comments_minimum:
            yield Finding("", "table", initiative, n, (learnt,), "feedback_comments")
