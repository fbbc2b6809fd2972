"""What can be said of who answered: shares of those invited, which are counted, so no test."""

from __future__ import annotations

from barometer.charts import verdicts
from barometer.findings.counted import tendency
from barometer.findings.names import strong
from barometer.rows import Row, Rows
from barometer.text import Text


def too_many(row: Row) -> bool:
    """Whether more answered than were invited: no rate can be said then."""
    return bool(row["invited"]) and row["responded"] > row["invited"]


def check_the_population(text: Text) -> str:
    """What is said where more answered than were invited."""
    return text("more people answered than were invited: check the population")


def participation(edition: Row, before: float | None, text: Text) -> str:
    """The edition's response rate against the last one, as a title."""
    rate, responded = edition["rate"], edition["responded"]
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


def participation_title(editions: Rows, text: Text) -> str:
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


def tribes_to_check(tribes: Rows, text: Text) -> str:
    """The tribes, already named, in which more answered than were invited; empty without any."""
    found = [row["tribe"] for row in tribes if row["whole"] and row["part"] > row["whole"]]
    if not found:
        return ""
    return text("{tribes}: {what}.", tribes=text.join(found), what=check_the_population(text))


def tribes_rates(tribes: Rows, text: Text) -> str:
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


def rates(editions: Rows, text: Text) -> str:
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


def participation_sentence(edition: Row, before: float | None, text: Text) -> str:
    """For the paragraph read aloud, in HTML."""
    rate = edition["rate"]
    if too_many(edition):
        return _sentence(check_the_population(text))
    if rate is None:
        return ""
    said = {"rate": strong(text.percent(rate)), "before": text.percent(before)}
    return verdicts.sentence(verdicts.ANSWERED_OF_US, tendency(rate, before), text, **said)
