"""One pain point told: how many name it, since when, where, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from barometer.charts.pain_points import rank_words
from barometer.charts.strip import strip, within
from barometer.charts.verdicts import NOT_TOLD_APART, STATUSES
from barometer.findings import actions, initiative_check, names
from barometer.findings import pain_points as ranking
from barometer.findings.items import Item
from barometer.findings.since import Change
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text

RETESTED = ("better", "not_better", "cannot_tell")


def title(row: Row | None, label: str, edition: str, text: Text) -> str:
    """How many name it now; that nobody does, or that there is no figure."""
    quoted = text("“{label}”", label=label)
    if row is None:
        return text("{label}: not asked in {edition}, or not shown", label=quoted, edition=edition)
    if not row["mentions"]:
        return text("Nobody named {label} in {edition}", label=quoted, edition=edition)
    return text("{share} name {label}", share=text.percent(row["frequency"]), label=quoted)


def lead(row: Row, own: Rows, group: str, text: Text) -> str:
    """Who was asked, the interval, and the share of the edition before; own: oldest first."""
    asked = text(
        "{group}, {edition}: named by {mentions} of {asked} people asked, "
        "95% interval {low}–{high}.",
        group=group[:1].upper() + group[1:],
        edition=row["edition"],
        mentions=text.number(row["mentions"]),
        asked=text.number(row["asked"]),
        low=text.number((row["low"] or 0) * 100),
        high=text.percent(row["high"]),
    )
    earlier = [one for one in own if one["edition"] < row["edition"]]
    if not earlier or row["difference"] is None or row["change_low"] is None:
        return asked
    ends = {"low": row["change_low"], "high": row["change_high"], "points": row["difference"]}
    since = text(
        "In {edition} it was {share}: a change of {points} points ({low} to {high}).",
        edition=earlier[-1]["edition"],
        share=text.percent(earlier[-1]["frequency"]),
        **{name: text.number(value * 100, sign=True) for name, value in ends.items()},
    )
    said = "" if ranking.moved(row) else text(NOT_TOLD_APART)
    return " ".join(filter(None, (asked, since, said)))


def over_editions(own: Rows, editions: list[str], text: Text) -> str:
    """Its share in the first edition that shows it and in the last, as a title."""
    if len(own) == 1:
        return text("One edition shows it: {edition}", edition=own[0]["edition"])
    first, last = own[0], own[-1]
    return text(
        "Named by {before} in {first}, by {share} in {last}",
        before=text.percent(first["frequency"]),
        share=text.percent(last["frequency"]),
        first=first["edition"],
        last=last["edition"],
    )


def by_tribe(shown: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """From the least to the most named, by tribe; rows most frequent first."""
    most, least = shown[0], shown[-1]
    if len(shown) == 1:
        return text("One tribe is shown alone")
    return text(
        "By tribe: from {least} ({last}) to {most} ({first})",
        least=text.percent(least["frequency"]),
        last=names.group(least["tribe"], questionnaire, text),
        most=text.percent(most["frequency"]),
        first=names.group(most["tribe"], questionnaire, text),
    )


def tribes_apart(shown: Rows, text: Text) -> str:
    """That intervals overlap, where every one of them does."""
    known = [row for row in shown if row["low"] is not None]
    overlap = max((r["low"] for r in known), default=0) <= min(
        (r["high"] for r in known), default=1
    )
    if overlap and len(shown) > 1:
        return text("All intervals overlap.") + " " + text(NOT_TOLD_APART)
    return text("Where intervals overlap, the order is not certain.")


def facts(
    row: Row, own: Rows, editions: list[str], tribes: int, minimum: int, text: Text
) -> list[tuple[str, str]]:
    """Rank range, severity, breadth and its editions, name by name."""
    if row["rank"] is None or not row["mentions"]:
        return []
    few = text("hidden: fewer than {n} people", n=text.number(minimum))
    severity = row["severity"]
    bad = few if severity is None else text("{n} of 100", n=text.number(severity))
    pairs = [
        (text("Range of ranks"), rank_words(row, text)),
        (text("Severity"), bad if row["breadth"] is not None else ""),
        (text("Breadth"), ranking.breadth(row, tribes, text)),
        (text("In the top ten"), f"{strip(own, editions)} {_top_ten(own, editions, text)}"),
    ]
    return [(name, value) for name, value in pairs if value]


def _top_ten(own: Rows, editions: list[str], text: Text) -> str:
    part, whole = text.number(len(within(own))), text.number(len(editions))
    return text("{part} of {whole}", part=part, whole=whole)


def came_of_it(own: Rows, linked: Rows, text: Text) -> list[Change]:
    """Its history in lines, oldest first: named since, taken up by, retested."""
    lines: list[tuple[date, Change]] = []
    named = [row for row in own if row["mentions"]]
    if named:
        said = text(
            "Named since {edition}: by {share} of {n} asked",
            edition=named[0]["edition"],
            share=text.percent(named[0]["frequency"]),
            n=text.number(named[0]["asked"]),
        )
        lines.append((_opened(named[0]), Change(None, said)))
    lines += [(_when(one), _taken_up(one, text)) for one in linked]
    lines += [(_opened(row), _retest(row, text)) for row in own if row["status"] in RETESTED]
    if not linked:
        lines.append((date.max, Change(STATUSES["open"], text("No initiative answers it."))))
    return [line for _day, line in sorted(lines, key=lambda line: line[0])]


def _opened(row: Row) -> date:
    """The day its edition opened; before everything dated where that is not known."""
    return _day(row["opens_on"], date.min)


def _when(initiative: Row) -> date:
    """The day it ended, else started; after everything dated where neither is known."""
    return _day(initiative["ended_on"] or initiative["started_on"], date.max)


def _day(value: date | datetime | None, unknown: date) -> date:
    if value is None:
        return unknown
    return value.date() if isinstance(value, datetime) else value


def _taken_up(initiative: Row, text: Text) -> Change:
    said = (actions.title(initiative, text), actions.dates(initiative, text))
    tone = actions.TONES.get(initiative["status"] or "")
    return Change(tone, ", ".join(filter(None, said)))


def _retest(row: Row, text: Text) -> Change:
    said = {"share": text.percent(row["frequency"]), "n": text.number(row["asked"])}
    words = text("{edition}: {share} of {n} name it", edition=row["edition"], **said)
    return Change(STATUSES[row["status"]], words)


def check(found: Row, questionnaire: Questionnaire, text: Text) -> str:
    """What the check of an initiative gives, which is of its theme and not of the pain point."""
    said = initiative_check.title(found, text)
    return text(
        "Its check, on the score of {theme} from {previous} to {edition}: {said}",
        theme=names.theme(found["theme"], questionnaire, text),
        previous=found["previous"],
        edition=found["edition"],
        said=said[:1].lower() + said[1:],
    )


def answer(row: Row, checks: Rows, questionnaire: Questionnaire, text: Text) -> Item:
    """An initiative that answers it: status, dates, rating, and its check where there is one."""
    told = actions.item(row, questionnaire, text)
    said = [check(found, questionnaire, text) for found in checks]
    said += [initiative_check.still_ran(row, text)] if checks else []
    return replace(told, notes=(*told.notes, *filter(None, said)))


def how_to_read(row: Row, editions: list[str], text: Text) -> str:
    """What severity is of, which group breadth is of, and how to read the squares."""
    severity = text(
        "Severity is 100 less the mean score, in its theme, of those who name it. "
        "Breadth is how many tribes name it at least once."
    )
    shown = severity if row["breadth"] is not None else ""
    return " ".join(filter(None, (shown, ranking.how_strip_reads(editions, text))))
