"""Attendance: sessions, and who was there for how long."""

from __future__ import annotations

import pandas as pd

from barometer.errors import _, message
from barometer.questionnaire import normalise
from pipelines.kinds import Context
from pipelines.lines import Lines, parse_name, parse_number

SESSION_TEXTS = ("title", "topic")
ONE_ROW_A_STAY = frozenset({"teams", "zoom", "google_meet"})


def parse(lines: Lines, context: Context) -> dict[str, pd.DataFrame]:
    """The sessions of the file and its attendance, rejoins summed."""
    lines.require("held_on")
    held_on = lines.days("held_on", required=True).dt.normalize()
    series = lines.column("series").fillna(context.series).astype("str")
    sessions = lines.column("session").fillna(_session_names(series, held_on)).astype("str")
    rows = pd.DataFrame(
        {
            "file_row": lines.file_row,
            "session": sessions,
            "series": series,
            "held_on": held_on,
            **{column: lines.column(column) for column in SESSION_TEXTS},
            "headcount": lines.whole("participants"),
            "person": _people(lines, context),
            "minutes": lines.parse("minutes", parse_number, "float64"),
        }
    )
    _warn_namesakes(lines, rows)
    rows = rows[rows["held_on"].notna()]
    return {"sessions": _sessions(rows), "attendance": _attendance(rows)}


def _session_names(series: pd.Series[str], held_on: pd.Series[pd.Timestamp]) -> pd.Series[str]:
    """`product-crafternoon-2025-01-16`: a series meets at most once a day."""
    slug = series.map(lambda s: normalise(s).replace(" ", "-") or "session")
    return slug + "-" + held_on.dt.strftime("%Y-%m-%d")


def _people(lines: Lines, context: Context) -> pd.Series[str]:
    """A pseudonym a row, from the address, else the name; nobody for a headcount."""
    people = lines.column("person").fillna(lines.column("name"))
    if not lines.has("participants"):
        people = lines.parse_series(people, lines.header("person"), parse_name, "str", True)
    if lines.column("person").notna().any():
        _warn_nameless(lines)
    return people.map(lambda p: context.pseudonyms.of("person", p), na_action="ignore").astype(
        "str"
    )


def _warn_nameless(lines: Lines) -> None:
    """Say once that people are known by name only: two of one name would be counted as one."""
    nameless = lines.column("person").isna() & lines.column("name").notna()
    rows = lines.index[nameless]
    if len(rows):
        lines.warn(
            rows[0],
            lines.header("person"),
            "",
            message(
                _("is the first of {n} without an address: they are known by name only"),
                n=len(rows),
            ),
            None,
        )


def _warn_namesakes(lines: Lines, rows: pd.DataFrame) -> None:
    """Say which names of a list without addresses stand on two rows of one session.

    Meeting tools write one row a stay, so there a name on two rows is someone who came back.
    """
    if lines.reading.format in ONE_ROW_A_STAY or lines.column("person").notna().any():
        return
    named = rows[rows["person"].notna() & rows["held_on"].notna()]
    places = named.drop_duplicates(["session", "person", "file_row"])
    again = places[places.duplicated(["session", "person"])].drop_duplicates("person")
    names = lines.column("name")
    for i in again.index:
        lines.warn(
            i,
            lines.header("name"),
            str(names[i]),
            message(_("stands on several rows; they are counted as one person")),
            message(_("If they are two people, tell them apart by their addresses.")),
        )


def _sessions(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a session: what its rows agree on first, the headcount where nobody is named."""
    first = rows.groupby("session", sort=False, as_index=False).first()
    people = rows.groupby("session", sort=False)["person"].count()
    counted = first["session"].map(people).to_numpy() > 0
    first["headcount"] = first["headcount"].astype("Int64").mask(counted)
    columns = ["file_row", "session", "series", "held_on", *SESSION_TEXTS, "headcount"]
    return first[columns].astype(dict.fromkeys(("session", "series", *SESSION_TEXTS), "str"))


def _attendance(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a session and person; minutes are summed, and unknown when any of them is."""
    named = rows[rows["person"].notna()]
    grouped = named.groupby(["session", "person"], sort=False, as_index=False)
    summed = grouped.agg(
        file_row=("file_row", "first"), minutes=("minutes", lambda m: m.sum(min_count=1))
    )
    return summed[["file_row", "session", "person", "minutes"]].astype(
        {"session": "str", "person": "str", "minutes": "float64"}
    )
