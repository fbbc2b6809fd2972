"""What the chapters of a pack are made from: the publication's rows, the words, the group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from barometer.evidence.model import Selection, Table
from barometer.findings import tables
from barometer.metrics import load_metrics
from barometer.queries import editions, maturity, participation, slices
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text

Read = Callable[..., Rows]


@dataclass(frozen=True)
class Material:
    """`read(query, *filters)` gives the rows of a query of `barometer.queries`."""

    read: Read
    text: Text
    questionnaire: Questionnaire
    chosen: Selection

    @cached_property
    def about(self) -> Row:
        return self.read(editions.about)[0]

    @cached_property
    def published_at(self) -> datetime:
        found: datetime = self.about["published_at"]
        return found

    @cached_property
    def index(self) -> Rows:
        """The group's maturity index, one row an edition up to the one chosen."""
        found = self.read(maturity.index, self.chosen.slices)
        return [row for row in found if row["edition"] <= self.chosen.edition]

    @cached_property
    def themes(self) -> Rows:
        """One row a theme of the group, before and now."""
        return self.read(maturity.themes_before_now, self.chosen.edition, self.chosen.slices)

    @cached_property
    def answered(self) -> Rows:
        """One row a closed edition up to the one chosen, oldest first; of everybody."""
        until = self.chosen.edition
        every = self.read(editions.editions)[::-1]
        return [row for row in every if row["status"] == "closed" and row["edition"] <= until]

    @cached_property
    def invited(self) -> int | None:
        """How many of the group were invited; None where nobody said."""
        if not self.chosen.label:
            return self._of_all()[1]
        its = [row for row in self.groups if row["slice_id"] in self.chosen.slices]
        if any(row["role"] or row["seniority"] for row in its):
            return None
        found = self.read(participation.by_tribe, self.chosen.edition, self.chosen.lineage)
        by_tribe = {row["tribe"]: row["whole"] for row in found}
        sizes = [by_tribe.get(row["tribe"] or row["reported"]) for row in its]
        return None if None in sizes else sum(size for size in sizes if size)

    @cached_property
    def groups(self) -> Rows:
        """Every group of the edition, published or not."""
        return self.read(slices.of_edition, self.chosen.edition)

    @property
    def group(self) -> str:
        """The group as a reader calls it."""
        return self.chosen.label or self.text("the whole organisation")

    def source(self, *, whole: bool = False) -> str:
        """The small line below: edition, group, n of N, publication; whole: whatever the group."""
        parts = [self.text("Edition {edition}", edition=self.chosen.edition)]
        if whole and self.chosen.label:
            parts += [self.text("the whole organisation"), self._of_invited(*self._of_all())]
        else:
            parts += [self.group, self._of_invited(self.chosen.n, self.invited)]
        return " · ".join([*parts, self._publication()])

    def source_of(self, *parts: str) -> str:
        """The same for what belongs to no edition: of the whole organisation."""
        whole = self.text("the whole organisation")
        return " · ".join([*parts, whole, self._publication()])

    def _of_all(self) -> tuple[int, int | None]:
        """How many of the whole organisation answered the edition, and how many were invited."""
        if not self.answered:
            return 0, None
        return self.answered[-1]["responded"], self.answered[-1]["invited"]

    def _of_invited(self, n: int, invited: int | None) -> str:
        said = self.text.number(n)
        if invited is None or invited < n:
            return self.text("n = {n}", n=said)
        return self.text("n = {n} of {whole} invited", n=said, whole=self.text.number(invited))

    def _publication(self) -> str:
        version = self.text("publication {version}", version=self.about["version"])
        return f"{version}, {self.text.day(self.published_at)}"

    def table(self, name: str, rows: Rows, wanted: str) -> Table:
        """A published table in words; `wanted` names its columns as `tables.columns` reads them."""
        named = tables.readable(rows, self.questionnaire, self.text)
        return Table(name, named, tables.columns(wanted, self.text))

    def definitions(self, *metrics: str) -> tuple[str, ...]:
        """What each metric means, how it is made, and its first caveat."""
        known, of = load_metrics(), self.text.of
        return tuple(
            self.text(
                "{title} ({unit}). {method} {caveat}",
                title=of(known[name].title),
                unit=of(known[name].unit),
                method=of(known[name].method),
                caveat=_first(known[name].caveats, self.text),
            )
            for name in metrics
        )

    def where_defined(self) -> str:
        return self.text("Every definition is on the Method page of the dashboard.")


def _first(caveats: dict[str, tuple[str, ...]], text: Text) -> str:
    return caveats[text.language][0]
