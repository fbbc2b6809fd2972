"""Teams' list of 2020: one row an event, `Joined` and `Left`, turned into stays with minutes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from barometer.errors import FileError, _, message
from barometer.questionnaire import normalise
from pipelines.cells import number_text
from pipelines.dates import Translate
from pipelines.importers._meeting import clean_name
from pipelines.importers._table import cell, words
from pipelines.importers._teams_report import Block
from pipelines.source import Record

JOINED = words(
    "joined|joined before|join|a rejoint|rejoint|rejoint avant|a rejoint avant|participe|"
    "a participe|dolaczono|beigetreten|teilgenommen|zuvor beigetreten|vorher beigetreten|se unio|"
    "unido|se unio antes|ingressou|entrou|ingressou antes|partecipazione|ha partecipato|"
    "ha effettuato l accesso|deelgenomen|toegetreden"
)
LEFT = words(
    "left|leave|parti|partie|est parti|a quitte|quitte|sorti|opuszczono|verlassen|"
    "hat verlassen|abandono|salio|se fue|saiu|uscita|uscito|ha abbandonato|verlaten|vertrokken"
)


@dataclass(frozen=True)
class Event:
    """Somebody came or went; `at` is None where the time cannot be read."""

    record: Record
    person: str
    joined: bool
    at: datetime | None


@dataclass(frozen=True)
class Stays:
    """Record number → minutes of each stay; records that only end one; stays with no end."""

    minutes: dict[int, str]
    leaves: tuple[int, ...]
    unended: tuple[int, ...]


def read_stays(block: Block, translate: Translate, file: str) -> Stays:
    """The minutes from each `Joined` to the same person's next event.

    A join without leave lasts until the last event of the file. A leave without join is a stay
    of unknown length: the person was there.
    """
    events = [_event(record, block, translate, file) for record in block.body]
    times = [event.at for event in events if event.at is not None]
    by_person: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda e: e.at or datetime.max):
        by_person[event.person].append(event)
    minutes: dict[int, str] = {}
    leaves: list[int] = []
    unended: list[int] = []
    for own in by_person.values():
        for before, event, after in zip([None, *own], own, [*own[1:], None], strict=False):
            number = event.record.number
            if event.joined:
                ended = after is not None and not after.joined
                unended += [] if ended else [number]
                minutes[number] = _between(
                    event.at, after.at if after else max(times, default=None)
                )
            elif before is not None and before.joined:
                leaves.append(number)
            else:
                minutes[number] = ""
    return Stays(minutes, tuple(leaves), tuple(sorted(unended)))


def _event(record: Record, block: Block, translate: Translate, file: str) -> Event:
    action = cell(record, block.columns["action"])
    if normalise(action) not in JOINED | LEFT:
        raise FileError(
            message(
                _("Row {row} of {file} has the action “{action}”, which is neither in nor out."),
                row=record.number,
                file=file,
                action=action,
            ),
            message(_("Write Joined or Left there.")),
        )
    iso = translate(cell(record, block.columns["timestamp"]))
    at = datetime.fromisoformat(iso.removesuffix("Z")) if iso else None
    person = cell(record, block.columns.get("session"))
    person = person or clean_name(cell(record, block.columns["name"])).casefold()
    return Event(record, person, normalise(action) in JOINED, at)


def _between(start: datetime | None, end: datetime | None) -> str:
    if start is None or end is None:
        return ""
    return number_text((end - start).total_seconds() / 60)
