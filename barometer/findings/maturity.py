"""What can be said of maturity: the index, and which themes moved."""

from __future__ import annotations

from barometer.charts import verdicts
from barometer.findings import names
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text

TOGETHER = "together"  # in the place of a verdict, of several groups
MANY = 3  # from so many on, “the other themes” is said instead of their names
MANY_CELLS = 3  # from so many on, the two at the ends were picked


def headline(row: Row, text: Text) -> str:
    """The index and its verdict, as a title."""
    score, before = text.number(row["score"]), text.number(row["previous_score"])
    said = {"score": score, "before": before}
    return verdicts.sentence(verdicts.INDEX, row["verdict"], text, **said)


def headline_of(group: str, row: Row, text: Text) -> str:
    """The same for a group: its name, then the finding; no name for the whole organisation."""
    if not group:
        return headline(row, text)
    return text("{group}: {finding}", group=group, finding=_lower(headline(row, text)))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def moves(rows: Rows, questionnaire: Questionnaire, text: Text) -> list[str]:
    """One clause a verdict: what rises, what falls, what is steady, what cannot be told."""
    clauses: list[str] = []
    told = 0
    for verdict in ("up", "down", "steady", "cannot_tell"):
        its = [row for row in rows if row["verdict"] == verdict]
        its.sort(key=lambda row: -abs(row["difference"]))
        told += len(its)
        if its:
            rest = told == len(rows) and len(its) >= MANY
            named = _rest(len(its), text, every=not clauses) if rest else ""
            clauses.append(_clause(verdict, its, named, questionnaire, text))
    return clauses


def _rest(n: int, text: Text, *, every: bool) -> str:
    """What many themes are called that are all the others, or all there are."""
    if every:
        return text.plural("the only theme", "all {n} themes", n)
    return text.plural("the {n} other theme", "the {n} other themes", n)


def _clause(verdict: str, its: Rows, named: str, questionnaire: Questionnaire, text: Text) -> str:
    """What is said of the themes of one verdict; `named`: what they are called together."""
    if verdict in ("up", "down"):
        return _moved(verdict, its, questionnaire, text)
    themes = named or text.join([names.theme(row["theme"], questionnaire, text) for row in its])
    return verdicts.themes_said(verdict, themes, len(its), text)


def _moved(verdict: str, its: Rows, questionnaire: Questionnaire, text: Text) -> str:
    themes = [names.theme(row["theme"], questionnaire, text) for row in its]
    points = [text.number(row["difference"], sign=True) for row in its]
    if len(its) == 1:
        return verdicts.theme_moved(verdict, themes[0], round(abs(its[0]["difference"])), text)
    named = text.join([f"{name} ({by})" for name, by in zip(themes, points, strict=True)])
    return verdicts.themes_said(verdict, named, len(its), text)


def sentence(rows: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """All the clauses, as one sentence; why there is none where there is none."""
    if any(row["verdict"] == TOGETHER for row in rows):
        return text(
            "Groups put together get no verdict: verdicts are decided beforehand, group by group, "
            "so that none comes from trying combinations."
        )
    clauses = moves(rows, questionnaire, text)
    if not clauses:
        return text("This is the first edition: there is nothing to compare with yet.")
    joined = text("; ").join(clauses)
    return f"{joined[:1].upper()}{joined[1:]}."


def section(rows: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """The finding over the themes before → now."""
    judged = [row for row in rows if row["verdict"] and row["verdict"] != TOGETHER]
    moved = [row for row in judged if row["verdict"] in ("up", "down")]
    if not judged:
        return text("Where each theme stands")
    if any(row["verdict"] == "steady" for row in judged):  # a small change is told, as small
        said = text("; ").join(moves(judged, questionnaire, text))
        return f"{said[:1].upper()}{said[1:]}"
    if not moved:
        return text(verdicts.NONE_MOVED)
    said = text("; ").join(moves(moved, questionnaire, text))
    if len(moved) < len(judged):
        return text(verdicts.OTHERS_NOT_TOLD, moves=said)
    return said


def strongest_and_weakest(rows: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """The themes at both ends, said as such only when their bands do not overlap."""
    ends = sorted(rows, key=lambda row: row["score"])
    if len(ends) < 2:
        return ""
    low, high = ends[0], ends[-1]
    said = {
        "high": names.theme(high["theme"], questionnaire, text),
        "low": names.theme(low["theme"], questionnaire, text),
        "top": text.number(high["score"]),
        "bottom": text.number(low["score"]),
    }
    if low["high"] is None or high["low"] is None or low["high"] >= high["low"]:
        return text(
            "Scores run from {bottom} ({low}) to {top} ({high}); their bands overlap.", **said
        )
    return text("{high} stands highest, at {top}; {low} lowest, at {bottom}.", **said)


def over_editions(
    rows: Rows, questionnaire: Questionnaire, text: Text, *, together: bool = False
) -> str:
    """The themes whose bands of the first and the last edition lie apart, like for like.

    together: of several groups put together, of which nothing is claimed.
    """
    editions = [row["edition"] for row in rows]
    first, last = min(editions), max(editions)
    ends = {(row["theme"], row["edition"]): row for row in rows}
    alike = [
        part.id
        for part in questionnaire.themes
        if not _asked_otherwise(part.id, first, last, questionnaire)
    ]
    apart = {part: _apart(ends.get((part, first)), ends.get((part, last))) for part in alike}
    said = {"first": first, "last": last}
    if together or first == last:
        return text("Every theme over the editions")
    if [*apart.values()] == [False] * len(questionnaire.themes):
        return text("No theme’s bands of {first} and {last} lie apart", **said)
    if not any(apart.values()):
        return text("Every theme over the editions")
    themes = text.join([names.theme(part, questionnaire, text) for part in alike if apart[part]])
    return text("Bands of {first} and {last} lie apart for {themes}", themes=themes, **said)


def _apart(first: Row | None, last: Row | None) -> bool | None:
    """Whether two scores have bands that share no point; None where one has no band."""
    if not first or not last or first["low"] is None or last["low"] is None:
        return None
    return bool(first["high"] < last["low"] or last["high"] < first["low"])


def _asked_otherwise(theme: str, first: str, last: str, questionnaire: Questionnaire) -> bool:
    """Whether the theme's questions, or what they mean, differ between two editions."""
    its = [part for part in questionnaire.questions if part.theme == theme]
    broken = any(first < edition <= last for part in its for edition in part.broken)
    return broken or any(part.asked_in(first) != part.asked_in(last) for part in its)


def in_tribes(cells: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """The lowest and the highest score of a tribe's theme, without a claim between them."""
    known = sorted((row for row in cells if row["score"] is not None), key=lambda r: r["score"])
    if len(known) < 2:
        return text("Every theme in every tribe")
    low, high = known[0], known[-1]
    said = {
        "low": text.number(low["score"]),
        "weakest": f"{low['tribe']}, {names.theme(low['theme'], questionnaire, text)}",
        "high": text.number(high["score"]),
        "strongest": f"{high['tribe']}, {names.theme(high['theme'], questionnaire, text)}",
    }
    banded = low["high"] is not None and high["low"] is not None
    if banded and low["high"] >= high["low"]:
        return text(
            "Scores in tribes run from {low} ({weakest}) to {high} ({strongest}); their bands "
            "overlap",
            **said,
        )
    return text("Scores in tribes run from {low} ({weakest}) to {high} ({strongest})", **said)


def ends_by_chance(cells: Rows, text: Text) -> str:
    """What the title's two scores owe to there being so many; empty where there are few."""
    known = sum(row["score"] is not None for row in cells)
    if known < MANY_CELLS:
        return ""
    return text("The lowest and the highest of {n} scores are partly chance.", n=text.number(known))
