"""The vault: the one small door to every imported record. Opened by pipelines only, briefly."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

import duckdb
import pandas as pd
import pyarrow as pa
from filelock import FileLock, Timeout

from barometer.errors import AlreadyLoadedError, HomeError, _, message
from barometer.schemas import CANONICAL
from barometer.store.duck import connect
from barometer.store.home import Home
from barometer.store.vault_schema import grow

ROW_GROUP = 122_880  # rows DuckDB keeps together; each is read by a thread of its own
AT_A_TIME = 4 * ROW_GROUP  # so that a second copy of a long table is never held


@dataclass(frozen=True)
class Batch:
    """What the vault remembers of one loaded file. rows_in = loaded + rejected + non_rows."""

    kind: str
    edition: str | None
    format: str
    file_name: str
    sha256: str
    rows_in: int
    loaded: int
    rejected: int
    non_rows: int
    opens_on: date | None = None
    closes_on: date | None = None
    status: str | None = None
    up_to: date | None = None
    understood: str | None = None

    def __post_init__(self) -> None:
        if self.rows_in != self.loaded + self.rejected + self.non_rows:
            raise ValueError(f"rows do not add up: {self}")


class Vault:
    """An open vault. Whoever holds it is alone: the home's lock is held meanwhile."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self._inside = False

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> pd.DataFrame:
        """The rows of one SELECT, with `$name` parameters."""
        return self.connection.execute(sql, dict(parameters or {})).df()

    def batches(self) -> pd.DataFrame:
        """One row per batch, oldest first, undone ones included."""
        return self.rows("SELECT * FROM batches ORDER BY batch")

    def counts(self) -> dict[str, int]:
        """Table → its rows."""
        names = self.rows("SELECT table_name FROM duckdb_tables() ORDER BY 1")["table_name"]
        each = [f"SELECT '{name}', count(*) FROM \"{name}\"" for name in names]  # noqa: S608
        return dict(self.connection.execute(" UNION ALL ".join(each)).fetchall())

    def find_twin(self, sha256: str, kind: str, edition: str | None) -> int | None:
        """The batch that holds this very file for this very use, if any is not undone.

        An erased one counts: its file would bring back what was erased.
        """
        twin = self.connection.execute(
            "SELECT max(batch) FROM batches WHERE undone_at IS NULL AND sha256 = $sha256"
            " AND kind = $kind AND edition IS NOT DISTINCT FROM $edition",
            {"sha256": sha256, "kind": kind, "edition": edition},
        ).fetchall()
        return None if twin[0][0] is None else int(twin[0][0])

    def add(
        self,
        batch: Batch,
        tables: Mapping[str, pd.DataFrame],
        non_rows: Mapping[str, int],
        rejections: pd.DataFrame,
        wordings: Mapping[str, str],
        progress: Callable[[str, int, int], None] = lambda table, done, of: None,
    ) -> int:
        """Load one file in one transaction; return its batch number.

        rejections: one row per problem with file_row, column, rule.
        wordings: question → the header it stood under.
        progress: called with the table at work, how many rows are in and how many there are.
        """
        twin = self._refuse_twin(batch)
        reasons = pd.DataFrame({"reason": list(non_rows), "n": list(non_rows.values())})
        worded = pd.DataFrame({"question": list(wordings), "wording": list(wordings.values())})
        done, of = 0, sum(map(len, tables.values()))
        with self.transaction():
            if twin is not None:
                self._replace(twin, batch)
            number = self._next_batch()
            self._insert("batches", self._described(batch), number)
            self._insert("non_rows", reasons, number)
            self._insert("rejections", rejections[["file_row", "column", "rule"]], number)
            self._insert("wordings", worded, number)
            for name, frame in tables.items():
                progress(name, done, of)
                self._insert(name, frame, number)
                done += len(frame)
            progress("", of, of)
        return number

    def record_publication(self, version: int, by: str | None = None) -> None:
        """Remember who published what, when; `by` is the account at work unless said."""
        self.connection.execute(
            "INSERT INTO publications SELECT $version, $now, $who, count(*) FROM active",
            {"version": version, "now": utc_now(), "who": by or who()},
        )

    def record_action(self, what: str, by: str | None = None, **about: object) -> None:
        """Write down what was done; `by` is the account at work unless said.

        about: any of batch, publication, rows_gone, about, reason.
        """
        nothing = dict.fromkeys(("batch", "publication", "rows_gone", "about", "reason"))
        self.connection.execute(
            "INSERT INTO actions SELECT coalesce(max(action), 0) + 1, $now, $by, $what, $batch,"
            " $publication, $rows_gone, nullif($about, ''), nullif($reason, '') FROM actions",
            {"now": utc_now(), "by": by or who(), "what": what} | nothing | about,
        )

    def _replace(self, twin: int, batch: Batch) -> None:
        """Let the same file, read another way before, count no more."""
        self.connection.execute(
            "UPDATE batches SET undone_at = $now WHERE batch = $twin",
            {"now": utc_now(), "twin": twin},
        )
        self.record_action("replaced", batch=twin, about=batch.file_name)

    def _refuse_twin(self, batch: Batch) -> int | None:
        """The same file may count once, and what was erased does not come back by itself.

        The batch to be replaced where the file was read another way, since corrected.
        """
        twin = self.find_twin(batch.sha256, batch.kind, batch.edition)
        if twin is None:
            return None
        named = {"file": batch.file_name, "batch": twin}
        known = self.rows("SELECT understood FROM active WHERE batch = $twin", {"twin": twin})
        if known.empty:
            raise AlreadyLoadedError(
                message(_("{file} was loaded as batch {batch} and erased since."), **named),
                message(_("If it is to come back after all, load it as a new export of its tool.")),
            )
        if known["understood"].iloc[0] != batch.understood:
            return twin
        raise AlreadyLoadedError(
            message(_("{file} is already loaded: batch {batch}."), **named),
            message(_("Nothing was changed, and nothing needs to be done.")),
        )

    def _described(self, batch: Batch) -> pd.DataFrame:
        return pd.DataFrame([asdict(batch) | {"loaded_at": utc_now(), "loaded_by": who()}])

    def _next_batch(self) -> int:
        return int(
            self.connection.execute("SELECT coalesce(max(batch), 0) + 1 FROM batches").fetchall()[
                0
            ][0]
        )

    def _insert(self, table: str, frame: pd.DataFrame, number: int) -> None:
        """Insert a part at a time, then count: what went in must be what was handed over."""
        if frame.empty:
            return
        columns = list(CANONICAL[table].columns) if table in CANONICAL else list(frame)
        for start in range(0, len(frame), AT_A_TIME):
            self._hand_over(table, frame.iloc[start : start + AT_A_TIME][columns], number)
        counted = self.connection.execute(
            f'SELECT count(*) FROM "{table}" WHERE batch = $batch',  # noqa: S608, one of ours
            {"batch": number},
        ).fetchall()[0][0]
        if counted != len(frame):
            raise RuntimeError(f"{counted} of {len(frame)} rows arrived in {table}")

    def _hand_over(self, table: str, frame: pd.DataFrame, number: int) -> None:
        """Through Arrow and in whole parts: frames that are slices may be read wrongly."""
        starts = range(0, len(frame), ROW_GROUP)
        groups = (frame.iloc[start : start + ROW_GROUP] for start in starts)
        rows = pa.concat_tables([pa.Table.from_pandas(g, preserve_index=False) for g in groups])
        rows = rows.append_column("batch", pa.array([number] * rows.num_rows, pa.int32()))
        self.connection.register("incoming", rows)
        try:
            self.connection.execute(f'INSERT INTO "{table}" BY NAME FROM incoming')
        finally:
            self.connection.unregister("incoming")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is done inside; one inside another belongs to it."""
        if self._inside:
            yield
            return
        self.connection.execute("BEGIN")
        self._inside = True
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        finally:
            self._inside = False


@contextmanager
def open_vault(home: Home, wait_seconds: float) -> Iterator[Vault]:
    """The home's vault, alone with it; waits for another load, then says who is in the way."""
    with held(home, wait_seconds), opened(home) as vault:
        yield vault


@contextmanager
def opened(home: Home) -> Iterator[Vault]:
    """The home's vault for whoever already holds the home's lock; made when there is none."""
    try:
        connection = connect(home.vault, read_only=False)
    except (duckdb.IOException, duckdb.SerializationException, OSError) as error:
        raise HomeError(
            message(
                _("The vault of {home} cannot be opened: {detail}."), home=home.path, detail=error
            ),
            message(_("If another program has it open, close that; else restore your copy of it.")),
        ) from None
    try:
        grow(connection)
        home.vault.chmod(0o600)
        yield Vault(connection)
    finally:
        connection.close()


@contextmanager
def held(home: Home, wait_seconds: float, *, mending: bool = False) -> Iterator[None]:
    """Hold the home's lock: one load or publish at a time, across processes.

    mending: whether a home that a restore left half done is taken nevertheless.
    """
    home.make()
    try:
        with FileLock(home.lock, timeout=wait_seconds, mode=0o600):
            if home.restoring.exists() and not mending:
                raise _half_restored(home)
            yield
    except Timeout:
        raise HomeError(
            message(_("Another load or publish is still at work in {home}."), home=home.path),
            message(_("Try again when it has finished.")),
        ) from None


def _half_restored(home: Home) -> HomeError:
    return HomeError(
        message(_("A restore of {home} was cut short."), home=home.path),
        message(
            _(
                "Run it again: python -m pipelines restore FILE --replace. "
                "What was there before lies in {aside}."
            ),
            aside=", ".join(path.name for path in home.replaced()) or home.path,
        ),
    )


def need_vault(home: Home) -> None:
    """Refuse a home into which nothing was ever loaded, or half of which is not there."""
    if home.restoring.exists():
        raise _half_restored(home)
    if not home.vault.exists():
        raise HomeError(
            message(_("Nothing was ever loaded into {home}."), home=home.path),
            message(_("Start with: python -m pipelines demo.")),
        )


def utc_now() -> datetime:
    """Now in UTC, naive: DuckDB's TIMESTAMP needs no time zone library."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def who() -> str:
    """The name of the account at work, for the history."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
