"""What a publication says of counts: by edition, what is counted and slice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from barometer.errors import Message, _, message
from barometer.store.publication import Publication
from pipelines.attack.knowledge import DIMENSIONS, Names, Record

TABLES = (
    "publication", "editions", "slices", "answers", "question_scores", "theme_scores", "maturity",
    "changes", "participation", "pain_points", "comments", "retention", "session_reach",
    "initiatives", "early_late", "nonresponse", "interview_problems", "feedback_comments",
    "resources", "searches",
)  # fmt: skip


class Subject(NamedTuple):
    """What is counted: respondents, asked, question, theme, compared, index, invited."""

    kind: str
    item: str = ""

    @property
    def learnt(self) -> Message:
        return message(LEARNT[self.kind], item=self.item)


LEARNT = {
    "respondents": _("how many answered"),
    "asked": _("the pain points they named"),
    "question": _("their answers to {item}"),
    "theme": _("their score in {item}"),
    "compared": _("their change in {item}"),
    "index": _("their maturity index"),
    "invited": _("how many of them answered"),
    "responded": _("how many answered"),
    "skipped": _("the score in {item} of those who skipped a question of it"),
}


@dataclass
class Told:
    """What one publication says of one edition.

    counts: subject → slice → people. totals: subject → slice → sum of scores. spreads: question →
    slice → answer → people.
    """

    version: int
    edition: str
    names: Names
    groups: dict[str, dict[str, str]]
    counts: dict[Subject, dict[str, int]]
    totals: dict[Subject, dict[str, float]] = field(default_factory=dict)
    spreads: dict[str, dict[str, dict[int, int]]] = field(default_factory=dict)


@dataclass
class Publicity:
    """A publication read whole: its tables as records."""

    publication: Publication
    tables: dict[str, list[Record]]

    @property
    def version(self) -> int:
        return self.publication.version

    @property
    def minimum(self) -> int:
        return int(self.tables["publication"][0]["minimum_group"])

    @property
    def comments_minimum(self) -> int:
        return int(self.tables["publication"][0]["comments_minimum"])

    def of(self, table: str, edition: str) -> list[Record]:
        return [row for row in self.tables[table] if row["edition"] == edition]


def read(publication: Publication) -> Publicity:
    """Every table that speaks of people; those an earlier version did not publish are empty."""
    found = publication.rows("SELECT table_name FROM duckdb_tables()")
    published = {row["table_name"] for row in found}
    tables = {
        table: publication.rows(f"FROM {table}") if table in published else [] for table in TABLES
    }
    return Publicity(publication, tables)


def told_of(publicity: Publicity, edition: str) -> Told:
    """Everything counted of the edition, by slice."""
    rows = publicity.of("slices", edition)
    groups = {
        row["slice_id"]: {d: row[d] for d in DIMENSIONS if row[d] is not None}
        for row in rows
        if row["reason"] not in ("merged", "together")
    }
    told = Told(publicity.version, edition, Names(rows), groups, defaultdict(dict))
    for row in rows:
        if row["n"] is not None:
            told.counts[Subject("respondents")][row["slice_id"]] = int(row["n"])
    _count_answers(told, publicity)
    _count_scores(told, publicity)
    _count_changes(told, publicity)
    for row in publicity.of("pain_points", edition):
        told.counts[Subject("asked")][row["slice_id"]] = int(row["asked"])
    _count_participation(told, publicity)
    return told


def _count_answers(told: Told, publicity: Publicity) -> None:
    questions = {q.id: q for q in publicity.publication.questionnaire.questions}
    counts: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in publicity.of("answers", told.edition):
        counts[row["question"]][row["slice_id"]][int(row["answer"])] = int(row["n"])
    told.spreads = {question: dict(slices) for question, slices in counts.items()}
    for name, slices in counts.items():
        subject = Subject("question", name)
        told.counts[subject] = {s: sum(spread.values()) for s, spread in slices.items()}
        if name in questions:
            scale, turned = questions[name].scale, questions[name].reversed
            told.totals[subject] = {
                s: sum(n * _score(a, scale, turned) for a, n in spread.items())
                for s, spread in slices.items()
            }
    for row in publicity.of("question_scores", told.edition):
        subject = Subject("question", row["question"])
        told.counts[subject].setdefault(row["slice_id"], int(row["n"]))


def _score(answer: int, scale: int, turned: bool) -> float:
    return 100 * ((scale - answer) if turned else (answer - 1)) / (scale - 1)


def _count_scores(told: Told, publicity: Publicity) -> None:
    for row in publicity.of("theme_scores", told.edition):
        subject = Subject("theme", row["theme"])
        told.counts[subject][row["slice_id"]] = int(row["n"])
        told.totals.setdefault(subject, {})[row["slice_id"]] = float(row["total"])
    for row in publicity.of("maturity", told.edition):
        told.counts[Subject("index")][row["slice_id"]] = int(row["n"])


def _count_changes(told: Told, publicity: Publicity) -> None:
    """A change and the score of one edition give that of the other."""
    for row in publicity.tables["changes"]:
        pair = f"{row['theme']} {row['edition']} – {row['previous']}"
        for edition, n in ((row["edition"], row["n_now"]), (row["previous"], row["n_before"])):
            if edition == told.edition:
                told.counts[Subject("compared", pair)][row["slice_id"]] = int(n)


def _count_participation(told: Told, publicity: Publicity) -> None:
    """Those invited are known; how many of a few answered is what would be learnt.

    Where no population was loaded, those who answered are counted by themselves: a population that
    comes later adds nobody to them. How many answered at all tells nobody apart, however few.
    """
    for row in publicity.of("participation", told.edition):
        if row["tribe"] is None and row["invited"] is None and row["responded"] < publicity.minimum:
            continue
        dimension = "tribe" if row["lineage"] == "today" else "reported"
        groups = {} if row["tribe"] is None else {dimension: row["tribe"]}
        slice_id = "&".join(f"{d}={group}" for d, group in groups.items()) or "all"
        told.groups.setdefault(slice_id, groups)
        known = "responded" if row["invited"] is None else "invited"
        told.counts[Subject(known)][slice_id] = int(row[known])
