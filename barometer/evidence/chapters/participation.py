"""Who answered, by edition and tribe, and what those who did not could change."""

from __future__ import annotations

from barometer.charts import bounds, shares
from barometer.charts import theme as looks
from barometer.evidence.material import Material
from barometer.evidence.model import Chart, Finding, Panels, Series, Table
from barometer.evidence.palette import PAST
from barometer.findings import names, pack, response_rates, tables
from barometer.findings.columns import Column, spoken
from barometer.findings.silence import COLUMNS
from barometer.queries import participation
from barometer.rows import Rows
from barometer.text import Text

SHOWN = 8  # tribes a chart has room for


def chapter(made: Material) -> Finding | None:
    """Of the whole organisation, whatever the group; None before an edition is closed."""
    editions = made.answered
    if not editions:
        return None
    text = made.text
    before = editions[-2]["rate"] if len(editions) > 1 else None
    every, silence = _tribes(made), _silence(made)
    tribes = [row for row in every if row["share"] is not None]
    check = response_rates.tribes_to_check(every, text)
    rates = made.table(
        text("Response rate by edition"), made.answered, "edition responded invited rate"
    )
    said = [response_rates.answered(editions[-1], text), _bounds(silence, text), check]
    charts = [_by_edition(made, rates), _by_tribe(tribes, made)]
    return Finding(
        key="participation",
        title=response_rates.participation(editions[-1], before, text),
        lead=" ".join(filter(None, said)),
        source=made.source(whole=True),
        notes=(
            text(
                "Silent: the score if all who did not answer stood at 0, or all at 100. The last "
                "column: the smallest change that four editions in five would show."
            ),
            *made.definitions("response_rate", "silence_bounds", "detectable_change"),
        ),
        table=silence,
        charts=tuple(chart for chart in charts if chart),
        sheets=tuple(filter(None, [rates, _tribe_sheet(tribes, made), _silence_sheet(made)])),
        figures=lambda: _figures(made),
    )


def _bounds(silence: Table | None, text: Text) -> str:
    """What the table beside the rates says."""
    if silence is None:
        return ""
    return text(
        "The table: each theme’s score if all who did not answer stood at 0, or all at 100."
    )


def _tribes(made: Material) -> Rows:
    found = made.read(participation.by_tribe, made.chosen.edition, made.chosen.lineage)
    return tables.readable(found, made.questionnaire, made.text)


def _by_edition(made: Material, rates: Table) -> Chart | None:
    rows = [row for row in made.answered if row["rate"] is not None]
    if not rows:
        return None
    name = made.text("Response rate by edition")
    labels = tuple(_counted(row["edition"], row["responded"], row["invited"], made) for row in rows)
    colours = (PAST,) * (len(rows) - 1) + (looks.ACCENT,)
    line = Series(name, tuple(row["rate"] for row in rows), colours)
    alt = spoken(name, rates.rows, rates.columns, made.text)
    return Chart("columns", labels, (line,), "share", alt, top=1, name=name)


def _by_tribe(tribes: Rows, made: Material) -> Chart | None:
    if not tribes:
        return None
    rows, name = tribes, made.text("Response rate by tribe")
    if len(rows) > SHOWN:
        rows, name = (
            rows[-SHOWN:],
            made.text(
                "Response rate by tribe, the {n} lowest of {all}",
                n=made.text.number(SHOWN),
                all=made.text.number(len(rows)),
            ),
        )
    labels = tuple(_counted(row["tribe"], row["part"], row["whole"], made) for row in rows)
    line = Series(name, tuple(row["share"] for row in rows), (looks.ACCENT,))
    columns = tables.columns("tribe part=responded whole=invited share=rate", made.text)
    alt = spoken(name, tribes, columns, made.text)
    return Chart("bars", labels, (line,), "share", alt, top=1, name=name)


def _counted(name: str, part: int, whole: int, made: Material) -> str:
    """`Search, 14 of 15`."""
    number = made.text.number
    return made.text("{name}, {part} of {whole}", name=name, part=number(part), whole=number(whole))


def _silence(made: Material) -> Table | None:
    text, rows = made.text, made.read(participation.silence, made.chosen.edition)
    order = [theme.id for theme in made.questionnaire.themes]
    said = [
        {
            "theme": names.theme(row["theme"], made.questionnaire, text),
            "score": row["score"],
            "band": pack.band(row["low"], row["high"], text),
            "silent": pack.band(row["silent_low"], row["silent_high"], text),
            "detectable": row["detectable"],
            "n": row["n"],
        }
        for row in sorted(rows, key=lambda row: order.index(row["theme"]))
    ]
    if not said:
        return None
    columns = tables.columns("theme score", text)
    columns |= {"band": Column(text("Band")), "silent": Column(text("Silent, 0 to 100"))}
    columns |= tables.columns("detectable n", text)
    return Table(text("What the silent could change"), said, columns)


def _tribe_sheet(tribes: Rows, made: Material) -> Table | None:
    """Only rates: counts of a tribe as published, none where there is no rate."""
    if not tribes:
        return None
    columns = tables.columns("tribe part=responded whole=invited share=rate", made.text)
    columns["rate_before"] = Column(made.text("Rate before"), "share")
    return Table(made.text("Response rate by tribe"), tribes, columns)


def _silence_sheet(made: Material) -> Table | None:
    rows = made.read(participation.silence, made.chosen.edition)
    if not rows:
        return None
    return made.table(made.text("What the silent could change"), rows, COLUMNS)


def _figures(made: Material) -> Panels:
    text, tribes = made.text, [row for row in _tribes(made) if row["share"] is not None]
    found: Panels = []
    if any(row["rate"] is not None for row in made.answered):
        rates = shares.rate_by_edition(made.answered, text)
        found.append((text("Response rate by edition"), rates))
    if tribes:
        found.append((text("Response rate by tribe"), shares.by_tribe(tribes, text, "rate_before")))
    silence = made.read(participation.silence, made.chosen.edition)
    if silence:
        drawn = bounds.silence(silence, made.questionnaire, text)
        found.append((text("What the silent could change"), drawn))
    return found
