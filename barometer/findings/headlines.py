"""The overview's four headline numbers, each with sparkline, n, band and verdict."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.charts import theme as looks
from barometer.charts.verdicts import Verdict, verdict
from barometer.findings import adoption, counted, response_rates
from barometer.findings import maturity as maturity_findings
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text


@dataclass(frozen=True)
class Headline:
    """One headline number with what it needs to be believed."""

    label: str
    value: str
    unit: str
    verdict: Verdict
    values: list[float]
    low: float
    high: float
    says: str
    notes: tuple[str, ...]
    link: str


def maturity(rows: Rows, questionnaire: Questionnaire, text: Text) -> Headline:
    """Rows are the editions of the whole organisation, oldest first."""
    now = rows[-1]
    names = looks.level_names(questionnaire, text)
    band = text("band {low}–{high}", low=text.number(now["low"]), high=text.number(now["high"]))
    notes = [text("n = {n}", n=text.number(now["n"]))] + ([band] if now["low"] is not None else [])
    if now["previous_score"] is not None:
        notes.append(text("was {before}", before=text.number(now["previous_score"])))
    return Headline(
        label=text("Maturity index"),
        value=text.number(now["score"]),
        unit=text("of 100 · {level}", level=names[now["level"] - 1]),
        verdict=verdict(now["verdict"]),
        values=[row["score"] for row in rows],
        low=0,
        high=100,
        says=maturity_findings.headline(now, text),
        notes=tuple(notes),
        link="maturity",
    )


def response_rate(editions: Rows, text: Text) -> Headline:
    """Editions oldest first; the last one is the one shown."""
    now, rates = editions[-1], [row["rate"] for row in editions if row["rate"] is not None]
    before = editions[-2]["rate"] if len(editions) > 1 else None
    unit, notes = text("rate unknown"), []
    if response_rates.too_many(now):
        notes.append(response_rates.check_the_population(text))
    elif now["invited"]:
        whole = text.number(now["invited"])
        unit = text("{part} of {whole}", part=text.number(now["responded"]), whole=whole)
        silent = now["invited"] - now["responded"]
        notes.append(text.plural("{n} silent", "{n} silent", silent))
    if before is not None:
        notes.append(text("was {before}", before=text.percent(before)))
    return Headline(
        label=text("Response rate"),
        value=text.percent(now["rate"]),
        unit=unit,
        verdict=verdict(_known(counted.tendency(now["rate"], before))),
        values=rates,
        low=0,
        high=1,
        says=response_rates.participation(now, before, text),
        notes=tuple(notes),
        link="participation",
    )


def crafternoon(series: Row, participants: list[float], text: Text) -> Headline:
    """The main series and the participants of each of its sessions."""
    last, first = series["last_median"], series["first_median"]
    notes = [text("median of the last six")]
    if first is not None:
        notes.append(text("first six: {first}", first=adoption.median(first, text)))
    return Headline(
        label=series["series"],
        value=adoption.median(last, text),
        unit=text("people"),
        verdict=verdict(_known(counted.tendency(last, first))),
        values=participants,
        low=0,
        high=max(participants, default=1),
        says=adoption.sessions(series, text),
        notes=tuple(notes),
        link="crafternoons",
    )


def knowledge_center(periods: Rows, text: Text) -> Headline:
    """Periods of 28 days, oldest first."""
    now, before = periods[-1], periods[-2] if len(periods) > 1 else None
    shares = [row["share"] for row in periods if row["share"] is not None]
    viewers = text.plural("{n} unique viewer", "{n} unique viewers", now["unique_viewers"])
    unit = text("of {whole}", whole=text.number(now["population"])) if now["population"] else ""
    known = counted.tendency(now["share"], before["share"] if before else None, counted.STEADY)
    return Headline(
        label=text("Knowledge center reach"),
        value=text.percent(now["share"])
        if now["population"]
        else text.number(now["unique_viewers"]),
        unit=unit,
        verdict=verdict(_known(known)),
        values=shares,
        low=0,
        high=1,
        says=adoption.reach(now, before, text),
        notes=(text("last 28 days"), viewers, *_at_least(now, text)),
        link="knowledge_center",
    )


def _at_least(now: Row, text: Text) -> tuple[str, ...]:
    return () if now["all_known"] else (text("at least: not every tool knows people"),)


def _known(tendency: str) -> str | None:
    return None if tendency == "first" else tendency
