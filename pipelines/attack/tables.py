"""What single tables and pairs of tables say of few people, without any system of equations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from barometer.errors import Message, _, message
from pipelines.attack import community, searches
from pipelines.attack.evidence import Publicity, Subject
from pipelines.attack.findings import Finding
from pipelines.attack.knowledge import Record

EXACT = 1e-6
MIDDLE = 50.0
ANSWERED = message(_("how many of them answered"))
Attack = Callable[[Publicity], Iterator[Finding]]


def _found(edition: str, group: str, size: int | None, learnt: Message, recipe: str) -> Finding:
    return Finding(edition, "table", group, size, (learnt,), recipe)


def participation(publicity: Publicity) -> Iterator[Finding]:
    """A tribe of few, or few left of all invited less the tribes shown."""
    rows = publicity.tables["participation"]
    whole = {r["edition"]: r for r in rows if r["tribe"] is None}
    parts: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for row in rows:
        if row["tribe"] is not None:
            parts[row["edition"], row["lineage"]].append(row)
    for (edition, lineage), tribes in parts.items():
        for row in tribes:
            invited = row["invited"]
            if invited is not None and 0 < invited < publicity.minimum:
                recipe = f"participation: {lineage} {row['tribe']}"
                yield _found(edition, row["tribe"], invited, ANSWERED, recipe)
        left = _left(whole.get(edition), tribes, "invited")
        if left is not None and 0 < left < publicity.minimum:
            recipe = " − ".join(["all", *(row["tribe"] for row in tribes)])
            yield _found(edition, "…", left, ANSWERED, f"participation: {recipe}")


def _left(whole: Record | None, parts: Sequence[Record], column: str) -> int | None:
    if whole is None or any(row[column] is None for row in (whole, *parts)):
        return None
    return int(whole[column]) - sum(int(row[column]) for row in parts)


def session_reach(publicity: Publicity) -> Iterator[Finding]:
    """The same of those who come to sessions."""
    learnt = message(_("how many of them come to sessions"))
    series: dict[str, list[Record]] = defaultdict(list)
    for row in publicity.tables["session_reach"]:
        series[row["series"]].append(row)
    for name, rows in series.items():
        tribes = [row for row in rows if row["tribe"] is not None]
        whole = next((row for row in rows if row["tribe"] is None), None)
        for row in tribes:
            if row["population"] is not None and 0 < row["population"] < publicity.minimum:
                yield _found("", row["tribe"], row["population"], learnt, f"session_reach: {name}")
        left = _left(whole, tribes, "population") if tribes else None
        if left is not None and 0 < left < publicity.minimum:
            recipe = " − ".join(["all", *(row["tribe"] for row in tribes)])
            yield _found("", name, left, learnt, f"session_reach: {recipe}")


def cohorts(publicity: Publicity) -> Iterator[Finding]:
    learnt = message(_("how many of them came again"))
    sizes = {(r["series"], r["cohort"]): r["people"] for r in publicity.tables["retention"]}
    for (series, cohort), people in sizes.items():
        if 0 < people < publicity.minimum:
            yield _found("", cohort, people, learnt, f"retention: {series}")


def comments(publicity: Publicity) -> Iterator[Finding]:
    """A tribe named where few answered, or few comments without a tribe."""
    learnt = message(_("what they wrote"))
    least = publicity.comments_minimum
    shown = {(r["edition"], r["slice_id"]): r["n"] for r in publicity.tables["slices"]}
    written = Counter((row["edition"], row["tribe"]) for row in publicity.tables["comments"])
    for (edition, tribe), n in written.items():
        people = n if tribe is None else shown.get((edition, f"tribe={tribe}"))
        if people is None or people < least:
            group = "…" if tribe is None else f"tribe={tribe}"
            yield _found(edition, group, people, learnt, "comments")


def severities(publicity: Publicity) -> Iterator[Finding]:
    """The mean score of the few who name a pain point, or who do not."""
    scored = {
        (r["edition"], r["slice_id"], r["theme"]): r["n"] for r in publicity.tables["theme_scores"]
    }
    people = {(r["edition"], r["slice_id"]): r["n"] for r in publicity.tables["slices"]}
    for row in publicity.tables["pain_points"]:
        place = row["edition"], row["slice_id"]
        n = scored.get((*place, row["theme"]))
        if row["severity"] is None or not row["mentions"]:
            continue
        learnt = Subject("theme", row["theme"]).learnt
        named = int(row["mentions"])
        recipe = f"pain_points: {row['slice_id']} {row['pain_point']}"
        if named < publicity.minimum:
            yield _found(row["edition"], row["pain_point"], named, learnt, recipe)
        if n is None:
            continue
        most = n - named + (people[place] - n)
        if n - named > 0 and most < publicity.minimum:
            yield _found(row["edition"], f"− {row['pain_point']}", most, learnt, recipe)


def priorities(publicity: Publicity) -> Iterator[Finding]:
    """A theme score that is not published, in what the pain points are ranked by."""
    shown = {(r["edition"], r["slice_id"], r["theme"]) for r in publicity.tables["theme_scores"]}
    for row in publicity.tables["pain_points"]:
        place = row["edition"], row["slice_id"], row["theme"]
        if place in shown or not row["frequency"] or row["slice_id"] == "all":
            continue
        worth = row["priority"] / row["frequency"]
        breadth = 0.0 if row["breadth"] is None else row["breadth"]
        factors = (1.0, 0.5, 0.5 + 0.5 * breadth)
        if all(abs(worth - MIDDLE * factor) > EXACT for factor in factors):
            recipe = f"pain_points: {row['slice_id']} {row['pain_point']}: priority / frequency"
            learnt = Subject("theme", row["theme"]).learnt
            yield _found(row["edition"], row["slice_id"], None, learnt, recipe)


def changes(publicity: Publicity) -> Iterator[Finding]:
    """A hidden score from the other edition's and the change."""
    shown = {(r["edition"], r["slice_id"], r["theme"]) for r in publicity.tables["theme_scores"]}
    for row in publicity.tables["changes"]:
        here = {row["edition"], row["previous"]}
        hidden = {e for e in here if (e, row["slice_id"], row["theme"]) not in shown}
        if len(hidden) == 1:
            [edition] = hidden
            recipe = f"changes: {row['slice_id']} {row['edition']} – {row['previous']}"
            learnt = Subject("theme", row["theme"]).learnt
            yield _found(edition, row["slice_id"], None, learnt, recipe)


def indexes(publicity: Publicity) -> Iterator[Finding]:
    """The one theme score that is hidden, from the maturity index and the other themes."""
    shown = {(r["edition"], r["slice_id"], r["theme"]) for r in publicity.tables["theme_scores"]}
    themes: dict[str, set[str]] = defaultdict(set)
    for edition, _slice, theme in shown:
        themes[edition].add(theme)
    told = {(r["edition"], r["slice_id"]) for r in publicity.tables["maturity"]}
    told |= {
        (r["previous"], r["slice_id"])
        for r in publicity.tables["maturity"]
        if r["previous_score"] is not None
    }
    for edition, slice_id in sorted(told):
        hidden = [t for t in sorted(themes[edition]) if (edition, slice_id, t) not in shown]
        if len(hidden) == 1:
            learnt = Subject("theme", hidden[0]).learnt
            yield _found(edition, slice_id, None, learnt, "maturity − theme_scores")


def halves(publicity: Publicity) -> Iterator[Finding]:
    """Few early or few late answers, compared."""
    for row in publicity.tables["early_late"]:
        least = min(row["n_early"], row["n_late"])
        if least < publicity.minimum:
            learnt = Subject("theme", row["theme"] or "").learnt
            yield _found(row["edition"], "early / late", least, learnt, "early_late")


def ratings(publicity: Publicity) -> Iterator[Finding]:
    learnt = message(_("how they rated it"))
    for row in publicity.tables["initiatives"]:
        if row["mean_rating"] is not None and row["ratings"] < publicity.minimum:
            group = row["initiative"]
            yield _found("", group, row["ratings"], learnt, "initiatives: ratings")


def later_ratings(now: Publicity, before: Publicity) -> Iterator[Finding]:
    """A mean of some ratings, and later of a few more."""
    learnt = message(_("how they rated it"))
    then = {row["initiative"]: row for row in before.tables["initiatives"]}
    for row in now.tables["initiatives"]:
        old = then.get(row["initiative"])
        if old is None or row["mean_rating"] is None or old["mean_rating"] is None:
            continue
        more = abs(row["ratings"] - old["ratings"])
        if 0 < more < now.minimum:
            recipe = f"initiatives: {now.version} − {before.version}"
            yield Finding("", "time", row["initiative"], more, (learnt,), recipe)


ATTACKS: dict[str, Attack] = {
    "participation": participation,
    "session_reach": session_reach,
    "retention": cohorts,
    "comments": comments,
    "pain_points: severity": severities,
    "pain_points: priority": priorities,
    "changes": changes,
    "maturity": indexes,
    "early_late": halves,
    "initiatives": ratings,
    "initiatives: contributors": community.contributors,
    "interview_problems": community.interviews,
    "feedback_comments": community.feedback,
    "searches": searches.terms,
}
LATER = (later_ratings, community.later_interviews, searches.later_terms)
