"""Erase: rows go from every batch, the vault is written anew, publications that held them go.

The record says how many rows went and why, never whose. What cannot be reached from here is said:
backups, and the files themselves, which bring a person back when they are loaded again.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date

from barometer.errors import HistoryError, Message, _, message
from barometer.questionnaire import normalise
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication, versions
from barometer.store.vault import Vault, held, need_vault, open_vault, opened
from pipelines.ledger import record
from pipelines.masking import mask
from pipelines.publish import Progress, quietly
from pipelines.republish import republish
from pipelines.rewriting import counted, rewrite
from pipelines.subjects import Person, Plan, Subject, plan


@dataclass(frozen=True)
class Found:
    """What erasing would take: table → rows, and what should be known before."""

    rows: dict[str, int]
    notes: tuple[Message, ...]

    @property
    def total(self) -> int:
        return sum(self.rows.values())


@dataclass(frozen=True)
class Erased:
    """What was erased, and the publication without it; None where nothing was ever published."""

    rows: dict[str, int]
    notes: tuple[Message, ...]
    publication: Publication | None


def found(settings: Settings, subject: Subject, today: date | None = None) -> Found:
    """What erasing the subject would take; nothing is changed."""
    home = Home(settings.home)
    need_vault(home)
    with open_vault(home, settings.lock_seconds) as vault:
        planned = plan(subject, vault, settings, today or date.today())
        return Found(counted(vault, planned), planned.notes)


def erase(
    settings: Settings,
    subject: Subject,
    reason: str,
    by: str | None = None,
    progress: Progress = quietly,
    today: date | None = None,
) -> Erased:
    """Erase the subject and publish without it; publications made before are deleted."""
    home = Home(settings.home)
    need_vault(home)
    _refuse_telling(reason, subject)
    with held(home, settings.lock_seconds):
        with opened(home) as vault:
            planned = plan(subject, vault, settings, today or date.today())
            rows = counted(vault, planned)
        if not rows:
            raise nothing_found(subject)
        last = max((publication.version for publication in versions(home)), default=None)
        _sweep(home)
        rewrite(home, planned, lambda new: _record(new, planned, rows, last, reason, by))
    done = message(_("Erased; rows that went: {n}."), n=sum(rows.values()))
    published = republish(settings, done, progress, by)
    return Erased(rows, (*planned.notes, *_elsewhere(home)), published)


def _sweep(home: Home) -> None:
    """Take away what a killed publish or load may have left: it may hold what is erased."""
    for left in home.publications.glob(".building-*"):
        left.unlink()
    shutil.rmtree(home.vault.with_name("vault.duckdb.tmp"), ignore_errors=True)


def _record(
    vault: Vault, planned: Plan, rows: dict[str, int], last: int | None, reason: str, by: str | None
) -> None:
    record(
        vault,
        planned.what,
        by,
        publication=last,
        rows_gone=sum(rows.values()),
        about=planned.about,
        reason=mask(reason),
    )


def _refuse_telling(reason: str, subject: Subject) -> None:
    """The reason is kept: it must not say who was erased."""
    said = f" {normalise(reason)} "
    names = subject.identifiers if isinstance(subject, Person) else ()
    if any(f" {normalise(name)} " in said for name in names if not name.strip().isdigit()):
        raise HistoryError(
            message(_("The reason names who is erased, and reasons are kept.")),
            message(_("Say why without the name or the address.")),
        )


def nothing_found(subject: Subject) -> HistoryError:
    """What to say where the subject has no row."""
    if isinstance(subject, Person):
        return HistoryError(
            message(_("Nothing is kept of this person under what you gave.")),
            message(
                _(
                    "Files know people by address, by name, or by the number of a response, "
                    "which needs its edition."
                )
            ),
        )
    return HistoryError(
        message(_("There is nothing to erase.")),
        message(_("What was loaded and undone: python -m pipelines history.")),
    )


def _elsewhere(home: Home) -> tuple[Message, ...]:
    """Where the home may still hold what was erased."""
    kept = [path.name for path in home.kept_aside()]
    again = message(_("The files it came from bring it back when they are loaded again."))
    if not kept:
        return (again,)
    aside = message(
        _("{names} in the home were made before: they still hold it."), names=", ".join(kept)
    )
    return again, aside
