"""What the import journey knows at each of its steps. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from barometer.errors import BarometerError, DateOrderError, Message, UnrecognisedError
from barometer.questionnaire import Questionnaire, read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import open_vault, who
from pipelines.coding_releases import unpublished
from pipelines.decisions import Columns, remembered_columns
from pipelines.editions import BY_DATE, Answered, edition_of, sent_on
from pipelines.importers import at_best_sheet, headers_of, recognise, samples, suggest_columns
from pipelines.load import Part, Request, check_parts, edition_periods, how_read, understand
from pipelines.mapping import Mapping, map_columns
from pipelines.reading import PLAIN_COLUMNS, Kind, Reading
from pipelines.source import Record, Source

OTHER_EDITION = "other edition"
SAMPLED = 60  # rows looked at for samples


@dataclass(frozen=True)
class Understood:
    """A file as far as it can be understood.

    format, evidence: None where no format knows the file.
    headers, samples: the table's columns as written, with the first different values of each.
    remembered: what was decided for files headed like it, if anything.
    reading: the file read as `request` says; None where something stands in the way.
    mapping: what each column of a survey holds.
    days: day → the rows of a survey sent on it.
    full: the columns that every row fills.
    asks: a question only a person can answer (the kind, the order of dates).
    """

    request: Request
    headers: tuple[str, ...]
    samples: dict[str, tuple[str, ...]]
    format: str | None = None
    evidence: Message | None = None
    remembered: Columns | None = None
    reading: Reading | None = None
    mapping: Mapping | None = None
    days: dict[date, int] = field(default_factory=dict)
    full: frozenset[str] = frozenset()
    asks: BarometerError | None = None

    @property
    def kind(self) -> Kind | None:
        return self.reading.kind if self.reading else self.request.kind

    @property
    def by_hand(self) -> bool:
        """Whether a person says what every column holds."""
        return self.format is None or (self.kind != "survey" and bool(self.request.columns))


@dataclass(frozen=True)
class Loaded:
    """What the vault holds already.

    periods: edition of a survey → its first and last day, where known.
    editions: every edition of a survey or a population, the last first.
    tribes: edition → the tribes of its population.
    files: a file’s digest, its kind, edition and how it was read → the batch that holds it.
    waiting: batches loaded or undone since the last publication.
    coded: mentions by comment that the next publication tells anew.
    coded_waits: editions whose decisions wait, since few alone would tell who wrote what.
    """

    periods: dict[str, Answered] = field(default_factory=dict)
    editions: tuple[str, ...] = ()
    tribes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    series: tuple[str, ...] = ()
    files: dict[tuple[str, str, str | None, str | None], int] = field(default_factory=dict)
    waiting: int = 0
    coded: int = 0
    coded_waits: frozenset[str] = frozenset()

    def tribes_of(self, editions: Sequence[str]) -> tuple[str, ...]:
        """The tribes of these editions' populations; of all, where these have none yet."""
        own = [tribe for edition in editions for tribe in self.tribes.get(edition, ())]
        every = [tribe for tribes in self.tribes.values() for tribe in tribes]
        return tuple(dict.fromkeys(own or every))


@dataclass(frozen=True)
class Sum:
    """rows_in = loaded + rejected + no_data: every record of the file, counted once."""

    rows_in: int
    loaded: int
    rejected: int
    no_data: dict[str, int]


@dataclass(frozen=True)
class CheckedFile:
    """A file checked: its parts, one an edition, and the sum of its records."""

    parts: tuple[Part, ...]
    added: Sum

    @property
    def warnings(self) -> int:
        return sum(not problem.error for part in self.parts for problem in part.checked.problems)


def understand_file(source: Source, request: Request, settings: Settings) -> Understood:
    """The file as far as it goes; a FileError where it is damaged or no table."""
    home = Home(settings.home)
    source = at_best_sheet(source, request.kind)
    headers = headers_of(source)
    remembered = remembered_columns(home, headers)
    found = recognise(source, request.kind)
    known = Understood(request, headers, samples(source), remembered=remembered)
    if found is not None:
        known = replace(known, format=found[0], evidence=found[1].evidence)
    try:
        reading, request = understand(source, request, home)
    except (UnrecognisedError, DateOrderError) as question:
        kind = request.kind or (found[1].kind if found else None)
        kind = kind or (remembered.kind if remembered else None)
        columns = (remembered.columns if remembered else {}) | {**request.columns}
        return replace(known, request=replace(request, kind=kind, columns=columns), asks=question)
    known = replace(
        known,
        request=replace(request, kind=reading.kind),
        samples=known.samples | _samples(reading),
        reading=reading,
        full=frozenset(name for name in ("edition", "series") if _filled(reading, name)),
    )
    if reading.kind != "survey":
        return known
    words = read_questionnaire(home.questionnaire)
    days = Counter(day for row in reading.rows if (day := sent_on(reading, row)))
    return replace(known, mapping=map_columns(reading, words, request.columns), days=dict(days))


def _samples(reading: Reading, at_most: int = 3) -> dict[str, tuple[str, ...]]:
    """Header → the first different values read under it."""
    found: dict[str, tuple[str, ...]] = {}
    for place, header in enumerate(reading.headers):
        values = (cell(row, place) for row in reading.rows[:SAMPLED])
        found[header] = tuple(dict.fromkeys(v for v in values if v))[:at_most]
    return found


def what_is_loaded(settings: Settings) -> Loaded:
    """What the vault holds already; nothing where there is no vault yet."""
    home = Home(settings.home)
    if not home.vault.exists():
        return Loaded()
    with open_vault(home, settings.lock_seconds) as vault:
        editions = vault.rows(
            "SELECT edition FROM (SELECT edition FROM current_responses"
            " UNION SELECT edition FROM current_population) ORDER BY edition DESC"
        )
        tribes = vault.rows("SELECT DISTINCT edition, tribe FROM current_population ORDER BY ALL")
        series = vault.rows("SELECT DISTINCT series FROM current_sessions ORDER BY series")
        files = vault.connection.execute(
            "SELECT sha256, kind, edition, understood, max(batch) FROM active GROUP BY ALL"
        ).fetchall()
        waiting = vault.connection.execute(
            "SELECT count(*) FROM batches, (SELECT coalesce(max(published_at), '-infinity')"
            " AS last FROM publications) WHERE (loaded_at > last)"
            " <> coalesce(undone_at > last, false)"
        ).fetchall()[0][0]
        periods, coded = edition_periods(vault), unpublished(vault, settings.minimum_group)
    by_edition = {str(e): tuple(its) for e, its in tribes.groupby("edition")["tribe"]}
    every = tuple(editions["edition"])
    known = {(sha256, kind, edition, read): batch for sha256, kind, edition, read, batch in files}
    told = tuple(series["series"])
    return Loaded(periods, every, by_edition, told, known, int(waiting), *coded)


def loaded_already(source: Source, parts: Sequence[Part], loaded: Loaded) -> tuple[int, ...]:
    """The batches that hold this very file, read the same way for the same use."""
    uses = ((source.sha256, p.checked.reading.kind, p.request.edition, how_read(p)) for p in parts)
    return tuple(loaded.files[use] for use in uses if use in loaded.files)


def rows_by_edition(understood: Understood, loaded: Loaded) -> dict[str, int]:
    """Edition → the rows whose date says it, oldest first; empty where none is dated."""
    counted: Counter[str] = Counter()
    for day, rows in understood.days.items():
        counted[edition_of(day, loaded.periods)] += rows
    return dict(sorted(counted.items()))


def suggested_edition(understood: Understood, loaded: Loaded) -> str | None:
    """The edition the rows' dates say; BY_DATE where they say several."""
    counted = rows_by_edition(understood, loaded)
    if understood.reading is None or not counted:
        return None
    if len(counted) > 1:
        return BY_DATE
    return max(counted, key=lambda edition: counted[edition])


def coming_editions(today: date) -> tuple[str, str]:
    """The half year of that day, and the next."""
    half = edition_of(today, {})
    later = date(today.year, 7, 1) if half.endswith("S1") else date(today.year + 1, 1, 1)
    return half, edition_of(later, {})


def suggested_period(
    understood: Understood, edition: str | None, loaded: Loaded
) -> Answered | tuple[None, None]:
    """From the first to the last day its rows were sent, and what is known of the edition."""
    days = [*understood.days, *loaded.periods.get(edition or "", ())]
    return (min(days), max(days)) if days else (None, None)


def _filled(reading: Reading, column: str) -> bool:
    if column not in reading.columns:
        return False
    place = reading.columns.index(column)
    return all(cell(row, place) for row in reading.rows)


def starting_columns(source: Source, understood: Understood, kind: Kind) -> dict[str, str]:
    """Header → plain column to start a mapping by hand from: as read, as its words say."""
    found = suggest_columns(source, kind)
    if understood.reading is not None and understood.reading.kind == kind:
        read_as = zip(understood.reading.headers, understood.reading.columns, strict=True)
        written, known = set(understood.headers), PLAIN_COLUMNS[kind]
        found |= {header: c for header, c in read_as if header in written and c in known}
    return {header: found.get(header, "") for header in understood.headers}


def last_collecting(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of a file of several editions, of which only the last can still be open."""
    return tuple(
        replace(p, request=replace(p.request, still_open=p.request.still_open and p is parts[-1]))
        for p in parts
    )


def check_file(source: Source, request: Request, settings: Settings) -> CheckedFile:
    """The file checked against the home, and its records added up."""
    parts = check_parts(source, request, settings)
    return CheckedFile(parts, add_up(parts))


def add_up(parts: Sequence[Part]) -> Sum:
    """Every record of the file once, whatever number of editions it holds."""
    loaded: set[int] = set()
    rejected: set[int] = set()
    for part in parts:
        numbers = {row.number for row in part.checked.reading.rows}
        loaded |= numbers - part.checked.rejected_rows
        rejected |= numbers & part.checked.rejected_rows
    non_rows = parts[0].checked.reading.non_rows
    no_data = Counter(n.reason for n in non_rows if n.reason != OTHER_EDITION)
    of = parts[0].checked.rows_in
    return Sum(of, len(loaded), len(rejected - loaded), dict(no_data))


def cell(row: Record, place: int) -> str:
    """The cell's trimmed text; empty where the row is shorter."""
    return row.cells[place].strip() if place < len(row.cells) else ""


def decided(reason: str = "") -> dict[str, object]:
    """Why, by whom and when something is decided now."""
    return {"reason": reason, "decided_by": who(), "decided_on": date.today()}


def questionnaire_of(settings: Settings) -> Questionnaire:
    return read_questionnaire(Home(settings.home).questionnaire)


def stamp(settings: Settings) -> tuple[tuple[str, int, int], ...]:
    """What changes whenever the vault, the questionnaire or a decision does."""
    home = Home(settings.home)
    decisions = sorted(home.mappings.rglob("*.toml"))
    known = [path.stat() for path in (home.vault, home.questionnaire, *decisions) if path.exists()]
    return tuple((str(s.st_ino), s.st_mtime_ns, s.st_size) for s in known)
