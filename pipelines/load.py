"""One file → one batch an edition, in one transaction: read, check, load."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from barometer.errors import LoadError, _, message
from barometer.questionnaire import Questionnaire, normalise, read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import Batch, Vault, open_vault
from pipelines.check import Checked, check
from pipelines.decisions import corrections, remembered_columns
from pipelines.editions import BY_DATE, Answered, editions_in, keep_edition
from pipelines.importers import at_best_sheet, headers_of, read
from pipelines.kinds import Context
from pipelines.lineage import read_lineage
from pipelines.mapping import targets_of
from pipelines.pseudonyms import open_pseudonyms
from pipelines.reading import PLAIN_COLUMNS, Kind, Reading
from pipelines.source import Source

Progress = Callable[[str, int, int], None]

# The column that says up to when a table's data speak, for freshness.
_LAST_DAY = {
    "responses": "submitted_at",
    "sessions": "held_on",
    "views": "period_end",
    "searches": "period_end",
}


@dataclass(frozen=True)
class Request:
    """What a file is to be loaded as: what the user said of it, and nothing it says itself.

    edition: a survey's edition; BY_DATE where the date of each row says it.
    columns: header → what the column holds ("" leaves it out).
    days: first and last day the file is of, where nothing in it says them.
    """

    kind: Kind | None = None
    edition: str | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    still_open: bool = False
    series: str | None = None
    day_first: bool | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    days: Answered | None = None


@dataclass(frozen=True)
class Part:
    """What a file holds of one edition (or of none): as what it was asked for, and checked."""

    request: Request
    checked: Checked


def understand(source: Source, request: Request, home: Home) -> tuple[Reading, Request]:
    """The file read, and the request with what is remembered of files headed like it."""
    source = at_best_sheet(source, request.kind)
    remembered = remembered_columns(home, headers_of(source))
    if remembered is not None and request.kind in (None, remembered.kind):
        request = replace(
            request,
            kind=remembered.kind,
            columns={**remembered.columns, **request.columns},
            day_first=remembered.day_first if request.day_first is None else request.day_first,
        )
    named = source if request.days is None else source.dated(*request.days)
    reading = read(named, request.kind, request.day_first, request.columns)
    _refuse_unknown_columns(request, (*headers_of(source), *reading.headers, *reading.ignored))
    return reading, request


def _refuse_unknown_columns(request: Request, headers: Sequence[str]) -> None:
    """Refuse what was said of a column the file does not have."""
    known = {normalise(header) for header in headers}
    for header in request.columns:
        if normalise(header) not in known:
            raise LoadError(
                message(_("The file has no column “{column}”."), column=header),
                message(
                    _("Its columns are: {columns}."),
                    columns=", ".join(dict.fromkeys(h for h in headers if h.strip())),
                ),
            )


def check_source(source: Source, request: Request, settings: Settings) -> Checked:
    """The file read and checked against the home as one edition; no record is written."""
    (part,) = check_parts(source, request, settings)
    return part.checked


def check_parts(source: Source, request: Request, settings: Settings) -> tuple[Part, ...]:
    """The file read once and checked: one part, or one an edition where dates decide."""
    home = Home(settings.home)
    questionnaire = read_questionnaire(home.questionnaire)
    reading, request = understand(source, request, home)
    _refuse_unknown_targets(request, reading.kind, questionnaire)
    with open_vault(home, settings.lock_seconds) as vault:
        request = replace(request, edition=_as_spelled(request.edition, vault))
        if request.edition == BY_DATE:
            readings = _by_edition(reading, edition_periods(vault))
        else:
            readings = {request.edition: reading}
        asked = [(replace(request, edition=e), r) for e, r in readings.items()]
        contexts = [_context(r, part, questionnaire, settings, vault) for r, part in asked]
    checked = [check(part, c) for (_r, part), c in zip(asked, contexts, strict=True)]
    return tuple(Part(r, c) for (r, _reading), c in zip(asked, checked, strict=True))


def _refuse_unknown_targets(request: Request, kind: Kind, words: Questionnaire) -> None:
    """Refuse what no column can hold."""
    known = list(targets_of(words)) if kind == "survey" else list(PLAIN_COLUMNS[kind])
    for target in request.columns.values():
        if target and target not in known:
            raise LoadError(
                message(_("“{target}” is nothing a column can hold."), target=target),
                message(_("It takes one of: {words}."), words=", ".join(known)),
            )


def _as_spelled(edition: str | None, vault: Vault) -> str | None:
    """The edition as it was spelled before: `2025 s1` is 2025-S1."""
    if edition is None:
        return None
    known = vault.rows(
        "SELECT DISTINCT edition FROM active WHERE edition IS NOT NULL"
        " UNION SELECT DISTINCT edition FROM current_population"
    )["edition"]
    return next((e for e in known if normalise(e) == normalise(edition)), edition)


def _by_edition(reading: Reading, known: Mapping[str, Answered]) -> dict[str | None, Reading]:
    found = editions_in(reading, known)
    if not found:
        raise LoadError(
            message(_("The rows have no date that could say their edition.")),
            message(_("Name the edition: --edition 2025-S2.")),
        )
    return {edition: keep_edition(reading, edition, known) for edition in found}


def edition_periods(vault: Vault) -> dict[str, Answered]:
    """When each edition loaded was open, where that is known."""
    rows = vault.connection.execute(
        "SELECT edition, min(opens_on), max(closes_on) FROM active WHERE kind = 'survey'"
        " GROUP BY edition HAVING min(opens_on) <= max(closes_on) ORDER BY 2"
    ).fetchall()
    return {edition: (first, last) for edition, first, last in rows}


def load_checked(source: Source, request: Request, checked: Checked, settings: Settings) -> int:
    """Load a checked file in one transaction; return its batch number."""
    (batch,) = load_parts(source, (Part(request, checked),), settings)
    return batch


def load_parts(
    source: Source,
    parts: Sequence[Part],
    settings: Settings,
    progress: Progress = lambda table, done, of: None,
) -> tuple[int, ...]:
    """Load every part of a checked file in one transaction; return the batch numbers.

    progress is called with the table at work, how many rows are in and how many there are.
    """
    if not any(part.checked.loaded for part in parts):
        raise LoadError(
            message(_("No row of {file} can be loaded."), file=source.name),
            message(_("See the problems by row: python -m pipelines check FILE.")),
        )
    with open_vault(Home(settings.home), settings.lock_seconds) as vault, vault.transaction():
        return tuple(_add(vault, source, part, progress) for part in parts)


def _add(vault: Vault, source: Source, part: Part, progress: Progress) -> int:
    checked = part.checked
    rejections = pd.DataFrame(
        [(p.row, p.column, p.rule.template) for p in checked.problems if p.error],
        columns=["file_row", "column", "rule"],
    )
    batch = _batch(part.request, source, checked)
    non_rows = checked.reading.non_rows_by_reason
    return vault.add(batch, checked.tables, non_rows, rejections, checked.wordings, progress)


def _context(
    request: Request,
    reading: Reading,
    questionnaire: Questionnaire,
    settings: Settings,
    vault: Vault,
) -> Context:
    tribes = vault.rows(
        "SELECT DISTINCT tribe, edition = $edition AS here FROM ("
        " SELECT edition, tribe FROM current_population"
        " UNION ALL SELECT edition, tribe FROM current_responses WHERE edition <> $edition"
        ") WHERE tribe IS NOT NULL ORDER BY tribe",
        {"edition": request.edition},
    )
    here = tribes["here"].fillna(False).astype(bool)
    sessions = vault.rows("SELECT session, batch FROM current_sessions")
    home = Home(settings.home)
    return Context(
        questionnaire=questionnaire,
        pseudonyms=open_pseudonyms(home),
        edition=request.edition,
        tribes=tuple(tribes.loc[here, "tribe"]),
        other_tribes=tuple(tribes.loc[~here, "tribe"].unique()),
        lineage=read_lineage(home, questionnaire),
        sessions=dict(zip(sessions["session"], sessions["batch"], strict=True)),
        series=request.series
        or _series_like(reading.facts.get("title", ""), vault)
        or settings.series,
        columns=request.columns,
        corrections=corrections(home),
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
        understood=how_read(Part(request, checked)),
    )


def how_read(part: Part) -> str:
    """A digest of how the file was read: another one where it would be loaded otherwise now."""
    checked = part.checked
    read_as = (_period(part.request, checked), part.request.still_open, _up_to(checked))
    whole = f"{read_as!r}{checked.understanding}"
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


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
