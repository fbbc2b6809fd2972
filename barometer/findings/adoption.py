"""What can be said of participation, sessions and the knowledge center: counts, so no test."""

from __future__ import annotations

from typing import Any

from barometer.charts import verdicts
from barometer.findings.names import strong
from barometer.text import Text

Row = dict[str, Any]
STEADY = 0.05


def tendency(now: float | None, before: float | None, margin: float = 0.0) -> str:
    """up, down or steady (within `margin`) of two counted values; "first" without a past."""
    if now is None or before is None:
        return "first"
    if abs(now - before) <= margin:
        return "steady"
    return "up" if now > before else "down"


def too_many(row: Row) -> bool:
    """Whether more answered than were invited: no rate can be said then."""
    return bool(row["invited"]) and row["responded"] > row["invited"]


def check_the_population(text: Text) -> str:
    """What is said where more answered than were invited."""
    return text("more people answered than were invited: check the population")


def participation(edition: Row, before: float | None, text: Text) -> str:
    """The edition's response rate against the last one, as a title."""
    rate, responded = edition["rate"], int(edition["responded"])
    if too_many(edition):
        return text.plural("{n} person answered", "{n} people answered", responded)
    if rate is None:
        return text.plural(
            "{n} person answered; how many were invited is unknown",
            "{n} people answered; how many were invited is unknown",
            responded,
        )
    said = {"rate": text.percent(rate), "before": text.percent(before)}
    return verdicts.sentence(verdicts.ANSWERED, tendency(rate, before), text, **said)


def participation_title(editions: list[Row], text: Text) -> str:
    """The same from editions, newest first."""
    before = editions[1]["rate"] if len(editions) > 1 else None
    return participation(editions[0], before, text)


def answered(edition: Row, text: Text) -> str:
    """How many of how many answered, and whether more still may."""
    said = []
    if too_many(edition):
        said.append(_sentence(check_the_population(text)))
    elif edition["invited"]:
        part, whole = text.number(edition["responded"]), text.number(edition["invited"])
        said.append(
            text(
                "{part} of {whole} people answered in {edition}.",
                part=part,
                whole=whole,
                edition=edition["edition"],
            )
        )
    if edition["status"] == "open":
        said.append(text("The edition is still open."))
    return " ".join(said)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def tribes_to_check(tribes: list[Row], text: Text) -> str:
    """The tribes, already named, in which more answered than were invited; empty without any."""
    found = [row["tribe"] for row in tribes if row["whole"] and row["part"] > row["whole"]]
    if not found:
        return ""
    return text("{tribes}: {what}.", tribes=text.join(found), what=check_the_population(text))


def tribes_rates(tribes: list[Row], text: Text) -> str:
    """From the tribe that answered least to the one that did most, already named: counted."""
    known = sorted((row for row in tribes if row["share"] is not None), key=lambda r: r["share"])
    if len(known) < 2 or known[0]["share"] == known[-1]["share"]:
        return text("Response rate by tribe")
    return text(
        "By tribe from {low} ({lowest}) to {high} ({highest})",
        low=text.percent(known[0]["share"]),
        lowest=known[0]["tribe"],
        high=text.percent(known[-1]["share"]),
        highest=known[-1]["tribe"],
    )


def rates(editions: list[Row], text: Text) -> str:
    """From the first edition's rate to the last one's."""
    known = [row for row in editions if row["rate"] is not None]
    if len(known) < 2:
        return text("Response rate by edition")
    return text(
        "From {first} in {since} to {last} in {edition}",
        first=text.percent(known[-1]["rate"]),
        since=known[-1]["edition"],
        last=text.percent(known[0]["rate"]),
        edition=known[0]["edition"],
    )


def median(value: float | None, text: Text) -> str:
    """A median of people: halves are said, whole numbers stay whole."""
    return text.number(value, 0 if value is None or value % 1 == 0 else 1)


def sessions(series: Row, text: Text) -> str:
    """From the first six sessions to the last six, as a title."""
    first, last, name = series["first_median"], series["last_median"], series["series"]
    if first is None or last is None:
        count = text.plural("{n} session so far", "{n} sessions so far", series["sessions"])
        return text("{series}: {what}", series=name, what=count)
    said = {"first": median(first, text), "last": median(last, text), "series": name}
    ours = verdicts.GATHERED if "crafternoon" in name.lower() else verdicts.GATHERED_IN
    return verdicts.sentence(ours, tendency(last, first), text, **said)


def medians(series: Row, text: Text) -> str:
    """What the two numbers of the title are; empty without them."""
    if series["first_median"] is None:
        return ""
    return text("Medians of the first six sessions and of the last six.")


def sessions_source(series: Row, text: Text) -> str:
    """What the chart of a series is made of: a footer."""
    return " · ".join((span(series, text).rstrip("."), text("participants a session")))


def reach(now: Row, before: Row | None, text: Text) -> str:
    """The knowledge center's reach in the last 28 days against the 28 before, as a title."""
    viewers = text.number(now["unique_viewers"])
    if now["share"] is None:
        return text("{viewers} people used the knowledge center in 28 days", viewers=viewers)
    said = {
        "share": text.percent(now["share"]),
        "before": text.percent(before["share"] if before else None),
    }
    known = tendency(now["share"], before["share"] if before else None, STEADY)
    return verdicts.sentence(verdicts.REACHED, known, text, **said)


def span(series: Row, text: Text) -> str:
    """How many sessions, from when to when."""
    count = text.plural("{n} session", "{n} sessions", int(series["sessions"]))
    first, last = text.day(series["first_on"]), text.day(series["last_on"])
    return text("{count} from {first} to {last}.", count=count, first=first, last=last)


def people_reached(everyone: list[Row], text: Text) -> str:
    """The share of the population that came, as a section's title."""
    share = everyone[0]["share"] if everyone else None
    if share is None:
        return text("Reach by tribe")
    return text("{share} of us came in the last six months", share=text.percent(share))


def concentration(series: Row, text: Text) -> str:
    """How much of all attendances the most frequent people make up; empty when unknown."""
    if series["concentration"] is None:
        return ""
    share = text.percent(series["concentration"])
    return text("The five most frequent people make up {share} of all attendances.", share=share)


def reach_title(periods: list[Row], text: Text) -> tuple[str, str]:
    """The knowledge center's finding and the period it speaks of."""
    if not periods:
        return text("The knowledge center, by its views"), ""
    now = periods[-1]
    days = text(
        "From {first} to {last}, population {n}.",
        first=text.day(now["period_start"]),
        last=text.day(now["period_end"]),
        n=text.number(now["population"]),
    )
    return reach(now, periods[-2] if len(periods) > 1 else None, text), days


def sessions_sentence(series: Row, text: Text) -> str:
    """For the paragraph read aloud, in HTML."""
    if series["first_median"] is None or series["last_median"] is None:
        return ""
    return text(
        "Product Crafternoons gather {last} people, from {first} at the start.",
        last=strong(median(series["last_median"], text)),
        first=strong(median(series["first_median"], text)),
    )


def participation_sentence(edition: Row, before: float | None, text: Text) -> str:
    """For the paragraph read aloud, in HTML."""
    rate = edition["rate"]
    if too_many(edition):
        return _sentence(check_the_population(text))
    if rate is None:
        return ""
    said = {"rate": strong(text.percent(rate)), "before": text.percent(before)}
    return verdicts.sentence(verdicts.ANSWERED_OF_US, tendency(rate, before), text, **said)


def reach_sentence(now: Row, text: Text) -> str:
    """For the paragraph read aloud, in HTML."""
    if now["share"] is None:
        return ""
    share = strong(text.percent(now["share"]))
    return text("In the last 28 days the knowledge center reached {share} of us.", share=share)


def every_session(series: Row, text: Text) -> str:
    """The section over all the sessions: where it started, where it is."""
    if series["first_median"] is None or series["last_median"] is None:
        return text("Every {series} since the first", series=series["series"])
    return text(
        "Every {series} since the first: from {first} people to {last}",
        series=series["series"],
        first=median(series["first_median"], text),
        last=median(series["last_median"], text),
    )
