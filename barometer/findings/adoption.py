"""What can be said of sessions and the knowledge center: counts, so no test."""

from __future__ import annotations

from barometer.charts import verdicts
from barometer.findings.counted import STEADY, tendency
from barometer.findings.names import strong
from barometer.rows import Row, Rows
from barometer.text import Text


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
        "share": reached(now, text),
        "before": text.percent(before["share"] if before else None),
    }
    known = tendency(now["share"], before["share"] if before else None, STEADY)
    return verdicts.sentence(verdicts.REACHED, known, text, **said)


def reached(now: Row, text: Text) -> str:
    """The share reached; at least that where some tool does not know who viewed."""
    share = text.percent(now["share"])
    return share if now["all_known"] else text("at least {share}", share=share)


def span(series: Row, text: Text) -> str:
    """How many sessions, from when to when."""
    count = text.plural("{n} session", "{n} sessions", series["sessions"])
    first, last = text.day(series["first_on"]), text.day(series["last_on"])
    return text("{count} from {first} to {last}.", count=count, first=first, last=last)


def people_reached(everyone: Rows, text: Text) -> str:
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


def reach_title(periods: Rows, text: Text) -> tuple[str, str]:
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


def reach_sentence(now: Row, text: Text) -> str:
    """For the paragraph read aloud, in HTML."""
    if now["share"] is None:
        return ""
    share = strong(reached(now, text))
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
