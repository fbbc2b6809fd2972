"""One file → one batch, in one transaction: read, check, load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from barometer.errors import LoadError, _, message
from barometer.questionnaire import Questionnaire, normalise, read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import Batch, Vault, open_vault
from pipelines.check import Checked, check
from pipelines.importers import read
from pipelines.kinds import Context
from pipelines.pseudonyms import open_pseudonyms
from pipelines.reading import Kind, Reading
from pipelines.source import Source

# The column that says up to when a table's data speak, for freshness.
_LAST_DAY = {"responses": "submitted_at", "sessions": "held_on", "views": "period_end"}


@dataclass(frozen=True)
class Request:
    """What is to be loaded, and what the user said about it."""

    path: Path
    kind: Kind | None = None
    edition: str | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    still_open: bool = False
    series: str | None = None
    day_first: bool | None = None


def check_file(request: Request, settings: Settings) -> tuple[Source, Checked]:
    """The file read and checked against the home; no record is written."""
    home = Home(settings.home)
    questionnaire = read_questionnaire(home.questionnaire)
    source = Source.from_path(request.path, settings.upload_limit_mb)
    reading = read(source, request.kind, request.day_first)
    with open_vault(home, settings.lock_seconds) as vault:
        context = _context(request, reading, questionnaire, settings, vault)
    return source, check(reading, context)


def load_checked(request: Request, source: Source, checked: Checked, settings: Settings) -> int:
    """Load a checked file in one transaction; return its batch number."""
    if not checked.loaded:
        raise LoadError(
            message(_("No row of {file} can be loaded."), file=source.name),
            message(_("See the problems by row: python -m pipelines check FILE.")),
        )
    batch = _batch(request, source, checked)
    rejections = pd.DataFrame(
        [(p.row, p.column, p.rule.template) for p in checked.problems if p.error],
        columns=["file_row", "column", "rule"],
    )
    with open_vault(Home(settings.home), settings.lock_seconds) as vault:
        return vault.add(batch, checked.tables, checked.reading.non_rows_by_reason, rejections)


def _context(
    request: Request,
    reading: Reading,
    questionnaire: Questionnaire,
    settings: Settings,
    vault: Vault,
) -> Context:
    tribes = vault.rows(
        "SELECT DISTINCT tribe FROM current_population WHERE edition = $edition ORDER BY tribe",
        {"edition": request.edition},
    )
    sessions = vault.rows("SELECT session, batch FROM current_sessions")
    return Context(
        questionnaire=questionnaire,
        pseudonyms=open_pseudonyms(Home(settings.home)),
        edition=request.edition,
        tribes=tuple(tribes["tribe"]),
        sessions=dict(zip(sessions["session"], sessions["batch"], strict=True)),
        series=request.series
        or _series_like(reading.facts.get("title", ""), vault)
        or settings.series,
    )


def _series_like(title: str, vault: Vault) -> str | None:
    """The series already known that a meeting's title starts with."""
    known = vault.rows("SELECT DISTINCT series FROM current_sessions")["series"]
    return next((s for s in known if normalise(title).startswith(normalise(s))), None)


def _batch(request: Request, source: Source, checked: Checked) -> Batch:
    opens_on, closes_on = _period(request, checked)
    survey = checked.reading.kind == "survey"
    return Batch(
        kind=checked.reading.kind,
        edition=request.edition,
        format=checked.reading.format,
        file_name=source.name,
        sha256=source.sha256,
        rows_in=checked.rows_in,
        loaded=checked.loaded,
        rejected=checked.rejected,
        non_rows=checked.non_rows,
        opens_on=opens_on,
        closes_on=closes_on,
        status=("open" if request.still_open else "closed") if survey else None,
        up_to=_up_to(checked) or closes_on,
    )


def _period(request: Request, checked: Checked) -> tuple[date | None, date | None]:
    """When the edition was open: as said, else from first to last answer."""
    if checked.reading.kind != "survey":
        return None, None
    submitted = checked.tables["responses"]["submitted_at"].dropna()
    first, last = (None, None) if submitted.empty else (submitted.min(), submitted.max())
    return (
        request.opens_on or (first.date() if first is not None else None),
        request.closes_on or (last.date() if last is not None else None),
    )


def _up_to(checked: Checked) -> date | None:
    for table, column in _LAST_DAY.items():
        if table in checked.tables:
            days = checked.tables[table][column].dropna()
            return None if days.empty else days.max().date()
    return None
