"""What loading a checked file would change, beside what the vault holds. Nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from barometer.errors import Message, _, message
from barometer.questionnaire import Questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import Vault, open_vault
from pipelines.check import Checked
from pipelines.kinds.views import overlap_note, overlapping
from pipelines.load import Part
from pipelines.side_by_side import (
    Likeness,
    answers_beside,
    find_likeness,
    questions_beside,
    themes_beside,
)

# What the vault counts of the same things: what, before.
COUNTED = {
    "population": "SELECT edition || ' · ' || tribe AS what, sum(invited) AS before"
    " FROM current_population GROUP BY ALL",
    "sessions": "SELECT session AS what, coalesce(any_value(headcount), count(person)) AS before"
    " FROM current_sessions LEFT JOIN current_attendance USING (session) GROUP BY ALL",
    "views": "SELECT strftime(period_end, '%Y-%m') AS what, sum(views) AS before"
    " FROM current_views GROUP BY ALL",
    "searches": "SELECT strftime(period_end, '%Y-%m') AS what,"
    " sum(coalesce(searches, without_result)) AS before FROM current_searches GROUP BY ALL",
    "resources": "SELECT 'resources' AS what, count(*) AS before FROM current_resources",
    "initiatives": "SELECT 'initiatives' AS what, count(*) AS before FROM current_initiatives",
    "interviews": "SELECT 'interviews' AS what, count(*) AS before FROM current_interviews",
    "feedback": "SELECT 'feedback' AS what, count(*) AS before FROM current_feedback",
}


@dataclass(frozen=True)
class Preview:
    """A file beside the vault; frames are empty where the kind has no such thing.

    previous: the last edition loaded before this one.
    themes: theme, score (0–100), n, score_before, n_before.
    questions: question, wording, wording_before, state (same, reworded, new, vanished).
    answers: question, answer, n, n_before.
    counts: what, now, before: one row per thing the file counts (a tribe's invited, a session's
        participants, a month's views or searches).
    again: respondents of the file who are in the edition already; their row takes the old one's
        place.
    likeness: set where the file repeats at least half of its rows from an edition loaded already.
    notes: what else a person should know before loading it.
    """

    previous: str | None = None
    responded: int | None = None
    again: int = 0
    invited: int | None = None
    responded_before: int | None = None
    invited_before: int | None = None
    themes: pd.DataFrame = field(default_factory=pd.DataFrame)
    questions: pd.DataFrame = field(default_factory=pd.DataFrame)
    answers: pd.DataFrame = field(default_factory=pd.DataFrame)
    counts: pd.DataFrame = field(default_factory=pd.DataFrame)
    likeness: Likeness | None = None
    notes: tuple[Message, ...] = ()


def preview(part: Part, questionnaire: Questionnaire, settings: Settings) -> Preview:
    """What loading the part would change."""
    with open_vault(Home(settings.home), settings.lock_seconds) as vault:
        if part.checked.reading.kind == "survey":
            return _survey(part, questionnaire, vault)
        notes = _days_twice(part, vault)
        return Preview(counts=_counts(part.checked, vault), notes=notes)


def _survey(part: Part, questionnaire: Questionnaire, vault: Vault) -> Preview:
    edition, tables = str(part.request.edition), part.checked.tables
    previous = _previous(vault, edition, tables["responses"])
    before = vault.rows(
        "SELECT respondent, question, answer FROM current_answers WHERE edition = $edition",
        {"edition": previous},
    )
    known = set(_respondents(vault, edition))
    responding = set(tables["responses"]["respondent"])
    return Preview(
        previous=previous,
        responded=len(responding | known),
        again=len(responding & known),
        invited=_invited(vault, edition),
        responded_before=len(_respondents(vault, previous)) if previous else None,
        invited_before=_invited(vault, previous),
        themes=themes_beside(tables["answers"], before, questionnaire),
        questions=questions_beside(
            part.checked.wordings,
            set(before["question"]),
            _wordings(vault, previous),
            questionnaire,
        ),
        answers=answers_beside(tables["answers"], before),
        likeness=find_likeness(tables["answers"], vault),
        notes=_staying(len(known - responding)),
    )


def _staying(absent: int) -> tuple[Message, ...]:
    """Who answered the edition and is not in the file: a later file takes nobody out."""
    if not absent:
        return ()
    said = _("{n} who are in the edition already are not in this file; their answers stay.")
    return (message(said, n=absent),)


def _previous(vault: Vault, edition: str, responses: pd.DataFrame) -> str | None:
    """The last edition that opened before this one; by name where days are not known."""
    first = responses["submitted_at"].min()
    found = vault.connection.execute(
        "SELECT edition FROM active WHERE kind = 'survey' AND edition <> $edition GROUP BY edition"
        " HAVING coalesce(min(opens_on) < $first, edition < $edition)"
        " ORDER BY min(opens_on) DESC NULLS LAST, edition DESC LIMIT 1",
        {"edition": edition, "first": None if pd.isna(first) else first.date()},
    ).fetchall()
    return str(found[0][0]) if found else None


def _respondents(vault: Vault, edition: str | None) -> list[str]:
    sql = "SELECT respondent FROM current_responses WHERE edition = $edition"
    return list(vault.rows(sql, {"edition": edition})["respondent"])


def _invited(vault: Vault, edition: str | None) -> int | None:
    found = vault.connection.execute(
        "SELECT sum(invited) FROM current_population WHERE edition = $edition", {"edition": edition}
    ).fetchall()[0][0]
    return None if found is None else int(found)


def _wordings(vault: Vault, edition: str | None) -> dict[str, str]:
    """Question → the header it stood under last in that edition."""
    rows = vault.rows(
        "SELECT question, arg_max(wording, batch) AS wording FROM wordings"
        " WHERE batch IN (SELECT batch FROM active WHERE edition = $edition) GROUP BY ALL",
        {"edition": edition},
    )
    return dict(zip(rows["question"], rows["wording"], strict=True))


def _days_twice(part: Part, vault: Vault) -> tuple[Message, ...]:
    """Views or searches of days that another period counts already, in the vault or the file."""
    tables = part.checked.tables
    if "searches" in tables:
        return _searched_twice(tables["searches"], part.checked.reading.format, vault)
    if "views" not in tables:
        return ()
    counted = tables["views"][["resource", "period_start", "period_end"]].drop_duplicates()
    by_day = bool((counted["period_start"] == counted["period_end"]).all())
    loaded = vault.connection.execute(
        "SELECT DISTINCT resource, period_start::DATE, period_end::DATE FROM current_views"
        " WHERE period_end >= $first AND period_start <= $last"
        " AND (period_start <> period_end OR NOT $by_day)",
        {
            "first": counted["period_start"].min(),
            "last": counted["period_end"].max(),
            "by_day": by_day,
        },
    ).fetchall()
    if by_day and not loaded:
        return ()
    days = (counted[column].dt.date for column in ("period_start", "period_end"))
    found = overlapping(zip(counted["resource"], *days, strict=True), loaded)
    return (overlap_note(found),) if found else ()


def _searched_twice(searches: pd.DataFrame, format_name: str, vault: Vault) -> tuple[Message, ...]:
    """Terms of days that another period of the same tool counts already."""
    loaded = vault.connection.execute(
        "SELECT DISTINCT term, period_start::DATE, period_end::DATE FROM current_searches"
        " WHERE format = $format",
        {"format": format_name},
    ).fetchall()
    days = (searches[column].dt.date for column in ("period_start", "period_end"))
    found = overlapping(zip(searches["term"], *days, strict=True), loaded)
    if found is None:
        return ()
    said = _(
        "{terms} terms have days counted twice, under two periods: from {first} to {last} and from "
        "{other_first} to {other_last}. Their searches add up; undo the batch you do not want."
    )
    (_term, first, last), (_same, other_first, other_last) = found.counted, found.other
    days_said = {"first": first, "last": last, "other_first": other_first, "other_last": other_last}
    named = {name: day.isoformat() for name, day in days_said.items()}
    return (message(said, terms=found.resources, **named),)


def _counts(checked: Checked, vault: Vault) -> pd.DataFrame:
    """what, now, before: each thing the file counts, beside what the vault has of it."""
    tables = checked.tables
    if "sessions" in tables:
        return _beside(_participants(tables), vault, "sessions")
    if "views" in tables:
        return _beside(_monthly(tables["views"], "views"), vault, "views")
    if "searches" in tables:
        counted = tables["searches"]
        known = counted["searches"].fillna(counted["without_result"])
        return _beside(_monthly(counted.assign(searches=known), "searches"), vault, "searches")
    if "population" in tables:
        named = tables["population"]
        what = named["edition"] + " · " + named["tribe"]
        return _beside(named["invited"].groupby(what).sum(), vault, "population")
    name, frame = next(iter(tables.items()))
    return _beside(pd.Series({name: len(frame)}), vault, name)


def _participants(tables: dict[str, pd.DataFrame]) -> pd.Series[int]:
    """Session → people, or its headcount."""
    people = tables["attendance"].groupby("session")["person"].nunique()
    sessions = tables["sessions"].set_index("session")["headcount"]
    return sessions.fillna(people.reindex(sessions.index).astype("Int64")).sort_index()


def _monthly(counted: pd.DataFrame, column: str) -> pd.Series[int]:
    return counted.groupby(counted["period_end"].dt.strftime("%Y-%m"))[column].sum()


def _beside(now: pd.Series[int], vault: Vault, table: str) -> pd.DataFrame:
    before = vault.rows(COUNTED[table]).set_index("what")["before"]
    frame = pd.DataFrame({"now": now}).rename_axis("what")
    return frame.join(before, how="left").astype("Int64").reset_index()
