"""What a file is, seen by itself: no home, no questionnaire. For a person or another program."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from barometer.errors import BarometerError, DateOrderError, MissingDaysError
from barometer.questionnaire import normalise
from barometer.text import Text
from pipelines.importers import at_best_sheet, headers_of, read, recognise
from pipelines.importers._table import delimiter_of, encoding_of
from pipelines.reading import Kind, Reading, Recognition
from pipelines.source import Source

# Records of the main table that a load leaves out, though the file lists them like the others.
LISTED = frozenset(
    (
        *("incomplete response", "preview", "no attendance", "refunded", "waiting room"),
        *("page not defined", "not set", "other pages together", "other event"),
    )
)
# One day, then several: stand-ins for the days a file does not say.
SOME_DAYS = (date(2000, 1, 1), date(2000, 1, 1), date(2000, 1, 7))
_DAYS = ("submitted_at", "held_on", "viewed_on", "period_start", "period_end", "given_on")


@dataclass(frozen=True)
class Inspection:
    """What one file is.

    rows: data rows of the main table as the file has them: respondents, participants (join
        events where the file lists events), resources… `loadable` of them would be loaded.
    people: different people (attendance).
    non_rows: reason → records that are no data, or are not to be loaded.
    period: first and last day of the data.
    declared: what the file says of itself: title, start, end, totals.
    mapping: header → the plain column it was read as, where it is one.
    date_order: `undecided` where dates can be read both ways.
    """

    file: str
    format: str | None = None
    kind: str | None = None
    rows: int = 0
    loadable: int = 0
    people: int | None = None
    non_rows: dict[str, int] = field(default_factory=dict)
    period: dict[str, str] | None = None
    declared: dict[str, str | int] = field(default_factory=dict)
    encoding: str = ""
    delimiter: str = ""
    columns: list[str] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    date_order: str | None = None
    warnings: list[str] = field(default_factory=list)
    evidence: str = ""
    sha256: str = ""
    error: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The fields as JSON has them; `error` only where there is one."""
        return {k: v for k, v in asdict(self).items() if k != "error" or v is not None}


def unreadable(file: str, error: str) -> Inspection:
    """The inspection of a file that cannot be read."""
    return Inspection(file, error=error)


def inspect(
    source: Source,
    text: Text,
    kind: Kind | None = None,
    day_first: bool | None = None,
    columns: Mapping[str, str] | None = None,
) -> Inspection:
    """What the file is; where the order of day and month is undecided, read day first and said."""
    source = at_best_sheet(source, kind)
    found = recognise(source, kind)
    if found is None and not columns and kind is None:
        return _unknown(source, text)
    try:
        described = _described(source, read(source, kind, day_first, columns), text)
    except DateOrderError as question:
        reading = read(source, kind, True, columns)
        described = _without_days(_described(source, reading, text), question, text)
        described = replace(described, date_order="undecided")
    except MissingDaysError as question:
        try:
            reading = read_on_some_day(source, kind, day_first, columns)
        except BarometerError:
            return _refused(source, found, question.say(text))
        described = _without_days(_described(source, reading, text), question, text)
    except BarometerError as error:
        return _refused(source, found, error.say(text))
    return replace(described, evidence=found[1].evidence.say(text)) if found else described


def read_on_some_day(
    source: Source, kind: Kind | None, day_first: bool | None, columns: Mapping[str, str] | None
) -> Reading:
    """A file that says no day, read as if of some: its rows and people are what they are."""
    try:
        return read(source.dated(*SOME_DAYS[:2]), kind, day_first, columns)
    except MissingDaysError:
        return read(source.dated(*SOME_DAYS[1:]), kind, day_first, columns)


def _without_days(described: Inspection, question: BarometerError, text: Text) -> Inspection:
    """What is known of a file whose days are not: no period, and why."""
    declared = {k: v for k, v in described.declared.items() if k not in ("start", "end")}
    warnings = [question.say(text), *described.warnings]
    return replace(described, period=None, declared=declared, warnings=warnings)


def _unknown(source: Source, text: Text) -> Inspection:
    """A table no format knows: its columns, for a person to map."""
    headers = headers_of(source)
    if not headers:
        return unreadable(source.name, text("The file holds no table with a header."))
    filled = sum(not record.blank for record in source.records)
    return Inspection(
        file=source.name,
        rows=max(filled - 1, 0),
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
        columns=list(headers),
        warnings=[text("No known format was recognised; its columns can be mapped by hand.")],
        sha256=source.sha256,
    )


def _refused(source: Source, found: tuple[str, Recognition] | None, error: str) -> Inspection:
    """A file whose format is known, or was said, and that yet holds nothing to load."""
    return Inspection(
        file=source.name,
        format=found[0] if found else None,
        kind=found[1].kind if found else None,
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
        columns=list(headers_of(source)),
        sha256=source.sha256,
        error=error,
    )


def _headers(source: Source, reading: Reading) -> list[str]:
    """The headers of the main table as the file has them; those of several rows as joined."""
    numbers = [n.number for n in reading.non_rows if n.reason == "header"]
    if not numbers or (reading.kind == "survey" and len(numbers) > 1):
        return [*reading.headers, *reading.ignored]
    above = Counter(bisect(numbers, row.number) for row in reading.rows)
    main = numbers[max(above, key=lambda n: above[n], default=1) - 1]
    return [cell for cell in source.records[main - 1].cells if cell.strip()]


def _described(source: Source, reading: Reading, text: Text) -> Inspection:
    reasons = reading.non_rows_by_reason
    loadable = len({row.number for row in reading.rows})
    named = zip(reading.headers, reading.columns, strict=True)
    return Inspection(
        file=source.name,
        format=reading.format,
        kind=reading.kind,
        rows=loadable + sum(n for reason, n in reasons.items() if reason in LISTED),
        loadable=loadable,
        people=people_in(reading),
        non_rows=reasons,
        period=_period(reading),
        declared=_declared(reading),
        encoding=reading.encoding,
        delimiter=reading.delimiter,
        columns=_headers(source, reading),
        mapping={header: column for header, column in named if header != column},
        warnings=[warning.say(text) for warning in reading.warnings],
        sha256=source.sha256,
    )


def people_in(reading: Reading) -> int | None:
    """Different people of an attendance list: by address, else by name."""
    places = [reading.columns.index(c) for c in ("person", "name") if c in reading.columns]
    if reading.kind != "attendance" or not places:
        return None
    known = (next(filter(None, (row.cells[i] for i in places)), "") for row in reading.rows)
    return len({normalise(one) for one in known} - {""})


def _period(reading: Reading) -> dict[str, str] | None:
    """The first and last day in the rows, else as the file declares them."""
    places = [i for i, column in enumerate(reading.columns) if column in _DAYS]
    texts = {row.cells[i][:10] for row in reading.rows for i in places}
    days = sorted(text for text in texts if _is_day(text))
    days = days or sorted(
        d for k in ("start", "end") if _is_day(d := reading.facts.get(k, "")[:10])
    )
    return {"start": days[0], "end": days[-1]} if days else None


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _declared(reading: Reading) -> dict[str, str | int]:
    """The facts of the file, whole numbers as numbers."""
    return {k: int(v) if v.isdigit() else v for k, v in reading.facts.items()}
