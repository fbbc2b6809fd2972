"""A reading as columns of text: parse them one by one, keeping every problem with its row."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
from rapidfuzz import process, utils

from barometer.errors import LoadError, Message, _, message
from barometer.questionnaire import Named, normalise, spellings
from pipelines.problems import Problem
from pipelines.reading import Reading
from pipelines.records import WIDEST, Numbers, Texts

Parser = Callable[[str], Any]
PLAUSIBLE = 10**12


class UnreadableError(ValueError):
    """Raised by a parser: what is wrong with the value, and what to write instead."""

    def __init__(self, rule: Message, way_out: Message | None = None) -> None:
        self.rule = rule
        self.way_out = way_out
        super().__init__(str(rule))


class Lines:
    """The rows of a reading by column name; `problems` grows as columns are parsed."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.problems: list[Problem] = []
        self.index = pd.RangeIndex(len(reading.rows))
        self.file_row = pd.Series(reading.records.numbers, self.index, dtype="int64")

    def __len__(self) -> int:
        return len(self.index)

    def has(self, column: str) -> bool:
        return column in self.reading.columns

    def require(self, *columns: str) -> None:
        """Refuse the file when a column it cannot do without is missing."""
        missing = [column for column in columns if not self.has(column)]
        if missing:
            raise LoadError(
                message(
                    _("The file has no column “{column}”, which {kind} needs."),
                    column=missing[0],
                    kind=self.reading.kind,
                ),
                message(_("Its columns are: {columns}."), columns=", ".join(self.reading.headers)),
            )

    def column(self, column: str | int) -> pd.Series[str]:
        """The column's trimmed text; missing cells, and a missing column, are None."""
        texts = self.texts(column)
        distinct = pd.array([text or None for text in texts.distinct], dtype="str")
        return pd.Series(distinct.take(texts.places), self.index)

    def texts(self, column: str | int) -> Texts:
        """The column's trimmed cells, each distinct one once; empty where they are missing."""
        position = self._position(column)
        return self.reading.records.column(WIDEST if position is None else position).mapped(
            str.strip
        )

    def parse(
        self, column: str | int, parser: Parser, dtype: str, *, required: bool = False
    ) -> pd.Series[Any]:
        """The column parsed cell by cell (each distinct text once); failures become problems."""
        return self._parsed(self.texts(column), self.header(column), parser, dtype, required)

    def parse_series(
        self, texts: pd.Series[str], header: str, parser: Parser, dtype: str, required: bool = False
    ) -> pd.Series[Any]:
        """Likewise a column made of several."""
        places, distinct = pd.factorize(texts)
        return self._parsed(Texts(places + 1, ("", *distinct)), header, parser, dtype, required)

    def _parsed(
        self, texts: Texts, header: str, parser: Parser, dtype: str, required: bool
    ) -> pd.Series[Any]:
        values: list[Any] = [None] * len(texts.distinct)
        wrong: dict[int, UnreadableError] = {}
        for place in texts.places_used():
            try:
                values[place] = parser(texts.distinct[place]) if place else None
            except UnreadableError as unreadable:
                wrong[place] = unreadable
        for i in np.flatnonzero(np.isin(texts.places, list(wrong))):
            error = wrong[int(texts.places[i])]
            self._add(i, header, texts.distinct[texts.places[i]], error.rule, error.way_out)
        if required:
            for i in np.flatnonzero(texts.places == 0):
                self._add(i, header, "", message(_("is missing")), message(_("Fill the cell.")))
        return pd.Series(_laid_out(values, texts.places, dtype), self.index)

    def days(self, column: str, *, required: bool = False) -> pd.Series[Any]:
        """The column as dates (ISO text), datetime64[us]."""
        return self.parse(column, parse_day, "datetime64[us]", required=required)

    def whole(self, column: str, *, required: bool = False) -> pd.Series[Any]:
        """The column as whole numbers, Int64."""
        return self.parse(column, parse_whole, "Int64", required=required)

    def header(self, column: str | int) -> str:
        """What the file itself calls the column."""
        position = self._position(column)
        return str(column) if position is None else self.reading.headers[position]

    def warn(self, i: Any, header: str, value: str, rule: Message, way_out: Message | None) -> None:
        self._add(i, header, value, rule, way_out, error=False)

    def refuse(self, i: Any, header: str, value: str, rule: Message, way_out: Message) -> None:
        """Reject a row for what no single cell of it shows."""
        self._add(i, header, value, rule, way_out)

    def _add(
        self,
        i: Any,
        header: str,
        value: str,
        rule: Message,
        way_out: Message | None,
        error: bool = True,
    ) -> None:
        row = int(self.file_row[i])
        self.problems.append(Problem(row, header, value, rule, way_out, error))

    def _position(self, column: str | int) -> int | None:
        if isinstance(column, int):
            return column
        return self.reading.columns.index(column) if self.has(column) else None


def _laid_out(values: list[Any], places: Numbers, dtype: str) -> Any:
    """The value at each of the places."""
    if dtype == "category":
        codes, categories = pd.factorize(np.asarray(values, dtype=object))
        words = pd.Index(categories, dtype="str")
        return pd.Categorical.from_codes(codes[places], words)
    return pd.Series(values, dtype=dtype).array.take(places)


def parse_day(value: str) -> datetime:
    """An ISO date or date-time; importers translate every other form."""
    try:
        if len(value) == 10:
            return datetime.combine(date.fromisoformat(value), datetime.min.time())
        return datetime.fromisoformat(value.replace("Z", "")).replace(tzinfo=None)
    except ValueError:
        raise UnreadableError(
            message(_("is not a date")), message(_("Write it as 2025-11-28."))
        ) from None


def parse_whole(value: str) -> int:
    """A whole number, `12` or `12.0`."""
    try:
        number = float(value)
    except ValueError:
        number = 0.5
    if not number.is_integer():
        raise UnreadableError(message(_("is not a whole number")), message(_("Write digits only.")))
    return int(_plausible(number))


def parse_number(value: str) -> float:
    """A number with a decimal point."""
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise UnreadableError(message(_("is not a number")), message(_("Write digits only.")))
    return _plausible(number)


def _plausible(number: float) -> float:
    """The number, unless nothing this product counts could be so large."""
    if abs(number) > PLAUSIBLE:
        raise UnreadableError(message(_("is not a plausible number")), message(_("Mend the cell.")))
    return number


def parse_name(value: str) -> str:
    return value


def one_of(known: dict[str, str]) -> Parser:
    """A parser that takes one of the known words (normalised word → id), or names the nearest."""
    spelled = {normalise(word): identifier for word, identifier in known.items()}

    def parse(value: str) -> str:
        found = spelled.get(normalise(value))
        if found is None:
            raise UnreadableError(
                message(_("is not a word the questionnaire knows")), nearest(value, known)
            )
        return found

    return parse


def word_parser(named: tuple[Named, ...]) -> Parser:
    """A parser of the words of these parts; any word will do when none is declared."""
    return one_of(spellings(named)) if named else parse_name


def most_alike(value: str, known: Iterable[str], at_least: float = 60) -> str | None:
    """The known word that looks most like the value; None where none does."""
    match = process.extractOne(
        value, list(known), processor=utils.default_process, score_cutoff=at_least
    )
    return match[0] if match else None


def nearest(value: str, known: Iterable[str]) -> Message:
    """The known word that looks most like the value, as a suggestion only."""
    word = most_alike(value, known)
    if word is None:
        return message(_("It takes one of: {words}."), words=", ".join(list(known)[:12]))
    return message(
        _("Did you mean “{word}”? Correct it on the import page, or add it to the questionnaire."),
        word=word,
    )
