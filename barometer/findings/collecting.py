"""What is said of an edition that is being answered: so far, days left, what is still missing.

Counts only, and no forecast: what earlier editions had by the same day is said beside, not ahead.
"""

from __future__ import annotations

from dataclasses import dataclass

from barometer.findings import response_rates
from barometer.rows import Row, Rows
from barometer.text import Text

NAMED = 3  # tribes named in a title


@dataclass(frozen=True)
class Said:
    """What stands over the page and its charts; today: the day of collection an open one is at."""

    title: str
    lead: str
    curve: str
    tribes: str
    today: int | None = None


def closed(editions: Rows, days: Rows, by_tribe: Rows, text: Text) -> Said:
    """Of an edition that is closed; editions newest first, days of collection, tribes named."""
    return Said(
        title=response_rates.participation_title(editions, text),
        lead=response_rates.answered(editions[0], text),
        curve=half(editions[0], days, text),
        tribes=response_rates.tribes_rates(by_tribe, text),
    )


def half(edition: Row, days: Rows, text: Text) -> str:
    """By which day of collection half of the answers were in; days: those of `collection`."""
    came = [
        row["day"]
        for row in days
        if row["edition"] == edition["edition"] and 2 * row["responded"] >= edition["responded"]
    ]
    if not came:
        return text("How answers came in")
    return text.plural(
        "Half of the answers came on the first day",
        "Half of the answers came in the first {n} days",
        min(came),
    )


def being_answered(now: Row, earlier: Rows, by_tribe: Rows, text: Text) -> Said:
    """Of one that is open; rows as `participation.collecting` and `by_the_same_day` give."""
    return Said(
        title=title(now, text),
        lead=sentence(now, earlier, text),
        curve=curve(now, earlier, text),
        tribes=tribes(by_tribe, text),
        today=now["day"],
    )


def title(now: Row, text: Text) -> str:
    """`31 of 60 so far, 4 days left`."""
    return ", ".join(filter(None, [_so_far(now, text), _days_left(now["days_left"], text)]))


def _so_far(now: Row, text: Text) -> str:
    responded = now["responded"]
    if now["invited"] and not response_rates.too_many(now):
        part, whole = text.number(responded), text.number(now["invited"])
        return text("{part} of {whole} so far", part=part, whole=whole)
    return text.plural("{n} answer so far", "{n} answers so far", responded)


def _days_left(days: int | None, text: Text) -> str:
    if days is None:
        return ""
    if days < 0:
        return text("its closing day is over")
    if days == 0:
        return text("on its last day")
    return text.plural("{n} day left", "{n} days left", days)


def sentence(now: Row, earlier: Rows, text: Text) -> str:
    """As of when, what is missing to the last rate, what earlier editions had by the same day."""
    as_of = text("As of {day}.", day=text.day(now["as_of"]))
    if response_rates.too_many(now):
        return f"{as_of} {_sentence(response_rates.check_the_population(text))}"
    said = [as_of, _to_last_time(now, text), by_the_same_day(now, earlier, text)]
    return " ".join(filter(None, said))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _to_last_time(now: Row, text: Text) -> str:
    if now["to_go"] is None:
        return ""
    rate = text.percent(now["last_rate"])
    if now["to_go"] <= 0:
        return text("Last time’s {rate} is reached.", rate=rate)
    return text.plural(
        "{n} more would reach last time’s {rate}.",
        "{n} more would reach last time’s {rate}.",
        now["to_go"],
        rate=rate,
    )


def by_the_same_day(now: Row, earlier: Rows, text: Text) -> str:
    """`By day 8: 52% now, 46% in 2026-S1`; empty without an earlier edition's days."""
    known = [row for row in earlier if row["rate"] is not None]
    if not now["invited"] or now["day"] is None or now["day"] < 1 or not known:
        return ""
    return text(
        "By day {day} of collection: {rate} now, {before} in {edition}.",
        day=text.number(now["day"]),
        rate=text.percent(now["responded"] / now["invited"]),
        before=text.percent(known[0]["rate"]),
        edition=known[0]["edition"],
    )


def curve(now: Row, earlier: Rows, text: Text) -> str:
    """The finding over the curve: the same, as a title."""
    return by_the_same_day(now, earlier, text).rstrip(".") or text("How answers came in")


def tribes(rows: Rows, text: Text) -> str:
    """Where answers are missing to the last rate, the most first; rows with tribes named."""
    known = [row for row in rows if row["to_go"] is not None]
    missing = sorted((row for row in known if row["to_go"] > 0), key=lambda row: -row["to_go"])
    if not known:
        return text("Response rate by tribe, so far")
    if not missing:
        return text("Every tribe has reached last time’s rate")
    named = text.join([_some(row, text) for row in missing[:NAMED]])
    return text("To match last time: {tribes}", tribes=named)


def _some(row: Row, text: Text) -> str:
    n = row["to_go"]
    return text.plural("{n} more in {tribe}", "{n} more in {tribe}", n, tribe=row["tribe"])
