"""Population: how many were invited by tribe × role × seniority, or a roster of people."""

from __future__ import annotations

import pandas as pd

from barometer.errors import LoadError, _, message
from pipelines.kinds import Context
from pipelines.lines import Lines, parse_name, word_parser


def parse(lines: Lines, context: Context) -> dict[str, pd.DataFrame]:
    """The invited by group; from a roster also its people, as pseudonyms."""
    lines.require("tribe")
    editions = lines.column("edition").fillna(context.edition or "").replace("", None)
    editions = lines.parse_series(editions, lines.header("edition"), parse_name, "str", True)
    words = context.questionnaire
    population = pd.DataFrame(
        {
            "file_row": lines.file_row,
            "edition": editions,
            "tribe": lines.parse("tribe", parse_name, "str", required=True),
            "role": lines.parse("role", word_parser(words.roles), "str"),
            "seniority": lines.parse("seniority", word_parser(words.seniorities), "str"),
            "invited": _invited(lines),
        }
    )
    if lines.has("invited"):
        _warn_twins(lines, population)
    return {"population": population} | _roster(lines, context, population)


def _warn_twins(lines: Lines, population: pd.DataFrame) -> None:
    """Say which lines count a group that an earlier line counts already: they are added up."""
    group = ["edition", "tribe", "role", "seniority"]
    known = population[population["tribe"].notna()]
    for i in known.index[known.duplicated(group)]:
        lines.warn(
            i,
            lines.header("tribe"),
            str(known.at[i, "tribe"]),
            message(_("is counted by an earlier row for the same group; they are added up")),
            message(_("Keep one row a group if they are the same people.")),
        )


def _invited(lines: Lines) -> pd.Series[int]:
    if lines.has("invited"):
        return lines.whole("invited", required=True)
    if not (lines.has("person") or lines.has("name")):
        raise LoadError(
            message(_("The population has neither “invited” nor “person”.")),
            message(_("Give the number invited by group, or one row a person.")),
        )
    return pd.Series(1, lines.index, dtype="Int64")


def _roster(lines: Lines, context: Context, population: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """One row a person; the alias links a list that has names only to one that has e-mails."""
    if lines.has("invited"):
        return {}
    names = lines.column("name")
    people = lines.column("person").fillna(names)
    people = lines.parse_series(people, lines.header("person"), parse_name, "str", True)
    pseudonym = context.pseudonyms.of
    roster = population[["file_row", "edition", "tribe"]].assign(
        person=people.map(lambda p: pseudonym("person", p), na_action="ignore").astype("str"),
        alias=names.map(lambda n: pseudonym("person", n), na_action="ignore").astype("str"),
    )
    return {"roster": roster[roster["person"].notna()]}
