"""Which tribe is which over time: renames, merges and splits, each from its day on.

They are kept in the home's `mappings/tribes.toml`; renames may stand in the questionnaire too. A
change speaks of what was reported before it, so that a later tribe may take an old name.

A split is never followed: nobody said who went where. A roster could tell for the people it lists,
but only by tying answers to names, which is what pseudonyms are there to prevent.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Annotated, Literal

import tomli_w
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from barometer.errors import HomeError, QuestionnaireError, _, message
from barometer.questionnaire import Questionnaire, Rename, normalise
from barometer.store.durable import write
from barometer.store.home import Home

_HALF = re.compile(r"^(\d{4})-S([12])$")
Moment = date | str  # a day, or the name of an edition
Name = Annotated[str, Field(min_length=1)]


def _day_or_edition(value: object) -> object:
    """`"2026-01-15"` is a day, whatever the file it stands in says of it."""
    iso = isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)
    return date.fromisoformat(str(value)) if iso else value


def _among(tribe: str, tribes: Sequence[str]) -> bool:
    """Whether the tribe is one of those, without regard to case, accents and signs."""
    return normalise(tribe) in {normalise(name) for name in tribes}


class TribeChange(BaseModel):
    """What became of tribes: `former` were called so before `since`, `names` from then on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    change: Literal["renamed", "merged", "split"]
    former: tuple[Name, ...]
    names: tuple[Name, ...]
    since: Annotated[Moment, BeforeValidator(_day_or_edition)]
    reason: str = ""
    decided_by: str = ""
    decided_on: date | None = None

    @model_validator(mode="after")
    def _is_one(self) -> TribeChange:
        asked = {"renamed": (False, False), "merged": (True, False), "split": (False, True)}
        for key, many in zip(("former", "names"), asked[self.change], strict=True):
            tribes = [normalise(name) for name in getattr(self, key)]
            if (len(tribes) > 1) is not many or not tribes:
                raise ValueError(f"{key} needs {'several tribes' if many else 'one tribe'}")
            if len(set(tribes)) < len(tribes):
                raise ValueError(f"{key} names a tribe twice")
        if self.change == "renamed" and _among(self.former[0], self.names):
            raise ValueError("the new name is the former one")
        return self


class _Changes(BaseModel):
    """The whole file, its changes in the order they were recorded."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    changes: tuple[TribeChange, ...] = ()

    @model_validator(mode="after")
    def _in_some_order(self) -> _Changes:
        """On one day no tribe changes twice: the order, or a circle, could not be told."""
        for (i, first), (j, second) in combinations(enumerate(self.changes), 2):
            if first.since == second.since:
                held = {normalise(t) for t in (*first.former, *first.names)}
                twice = [t for t in (*second.former, *second.names) if normalise(t) in held]
                if twice:
                    raise ValueError(f"changes[{i}] and changes[{j}] both change “{twice[0]}”")
        return self


@dataclass(frozen=True)
class Lineage:
    """Every change, and the editions in order with their first day where it is known."""

    changes: tuple[TribeChange, ...] = ()
    editions: tuple[tuple[str, date | None], ...] = ()

    def over(self, editions: Sequence[tuple[str, date | None]]) -> Lineage:
        """The same changes, placed among these editions."""
        return replace(self, editions=tuple(editions))

    def today(self, tribe: str, as_of: Moment) -> str:
        """What the tribe reported then is called after every change; itself once it was split."""
        for change in self._after(as_of):
            if _among(tribe, change.former):
                if change.change == "split":
                    return tribe
                tribe = change.names[0]
        return tribe

    def first_edition(self, change: TribeChange) -> str | None:
        """The first edition that answered under the new names, if there is one yet."""
        return next((e for e, _day in self.editions if not self._before(e, change)), None)

    def breaks(self, tribe: str, previous: str, edition: str, *, reported: bool) -> bool:
        """Whether the tribe so called in both editions is not the same one.

        Restated figures follow renames and merges, so that only a split breaks them.
        """
        return any(
            _among(tribe, (*change.former, *change.names))
            and (reported or change.change == "split")
            and not self._before(edition, change)
            for change in self._after(previous)
        )

    def former_names(self, tribe: str) -> Iterator[str]:
        """Every name the tribe had before, the last first, as far back as renames alone lead."""
        for change in reversed(self.in_order()):
            if _among(tribe, change.names):
                if change.change != "renamed":
                    return
                tribe = change.former[0]
                yield tribe

    def _after(self, moment: Moment) -> list[TribeChange]:
        return [change for change in self.in_order() if self._before(moment, change)]

    def in_order(self) -> list[TribeChange]:
        """Oldest first; of those between the same editions, days before what names an edition."""
        return list(self._ordered)

    @cached_property
    def _ordered(self) -> tuple[TribeChange, ...]:
        def place(change: TribeChange) -> tuple[int, bool, str]:
            earlier = sum(self._before(edition, change) for edition, _day in self.editions)
            return earlier, isinstance(change.since, str), str(change.since)

        return tuple(sorted(self.changes, key=place))

    @cached_property
    def _places(self) -> dict[str, int]:
        """Edition → its place in the order."""
        return {edition: place for place, (edition, _day) in enumerate(self.editions)}

    @cached_property
    def _days(self) -> dict[str, date | None]:
        return dict(self.editions)

    def _before(self, moment: Moment, change: TribeChange) -> bool:
        """Whether the moment lies before the change; an edition counts by its first day."""
        if isinstance(moment, str) and isinstance(change.since, str):
            places = self._places
            if moment in places and change.since in places:
                return places[moment] < places[change.since]
            return moment < change.since
        one, other = self._day(moment), self._day(change.since)
        return one is not None and other is not None and one < other

    def _day(self, moment: Moment) -> date | None:
        """A day for what has none: the last of the half year that an edition's name says."""
        if isinstance(moment, date):
            return moment
        half = _HALF.match(moment)
        end = date(int(half[1]), *((6, 30) if half[2] == "1" else (12, 31))) if half else None
        return self._days.get(moment) or end


def read_lineage(home: Home, questionnaire: Questionnaire) -> Lineage:
    """The questionnaire's renames and the changes recorded in the home."""
    renames = tuple(_renamed(i, r) for i, r in enumerate(questionnaire.tribe_renames))
    return Lineage(renames + _read(_path(home)).changes)


def record(home: Home, change: TribeChange) -> None:
    """Add a change to those of the home; refused, and nothing written, where it contradicts one."""
    path = _path(home)
    try:
        changes = _Changes(changes=(*_read(path).changes, change))
    except ValidationError as error:
        raise _refused(path, error) from None
    write(path, tomli_w.dumps(changes.model_dump(exclude_none=True)).encode())


def _path(home: Home) -> Path:
    return home.mappings / "tribes.toml"


def _renamed(place: int, rename: Rename) -> TribeChange:
    try:
        return TribeChange(
            change="renamed",
            former=(rename.former,),
            names=(rename.name,),
            since=rename.since,
            reason=rename.reason,
        )
    except ValidationError as error:
        detail = f"tribe_renames[{place}]: {error.errors()[0]['msg']}"
        raise QuestionnaireError(
            message(
                _("{file} does not hold together: {detail}."),
                file="questionnaire.toml",
                detail=detail,
            ),
            message(_("Correct the keys named.")),
        ) from None


def _read(path: Path) -> _Changes:
    if not path.exists():
        return _Changes()
    try:
        return _Changes.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise HomeError(
            message(_("{file} cannot be read: {detail}."), file=path, detail=error),
            message(_("Mend it by hand, or take it away.")),
        ) from None
    except ValidationError as error:
        raise _refused(path, error) from None


def _refused(path: Path, error: ValidationError) -> HomeError:
    """Which entry of the file is wrong: `changes[2].since: …`."""
    wrong = []
    for found in error.errors():
        parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in found["loc"]]
        wrong.append(": ".join(filter(None, ("".join(parts).removeprefix("."), found["msg"]))))
    return HomeError(
        message(_("{file} does not hold together: {detail}."), file=path, detail="; ".join(wrong)),
        message(_("Correct the entries named.")),
    )
