"""Meetup's list of attendees, a tab-separated text even where it is named `.xls`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from barometer.errors import FileError, Message, _, message
from pipelines.cells import parse_yes_no
from pipelines.importers._guests import Guests, extra_guests, read_guests
from pipelines.importers._meeting import Roles, Title, day_in_name, find_columns, undated
from pipelines.importers._table import cell, find_record, is_total, keys, table_under, words
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

ROLES: Roles = {
    "name": words("name|nom|nombre|nome"),
    "attendance": words("attendance|attended|presence|presences|participation|asistencia"),
    "id": words("user id|member id|id utilisateur|identifiant utilisateur|id de usuario"),
    "rsvp": words("rsvp|reponse|rsvp status"),
    "guests": words("guests|number of guests|invites|nombre d invites|invitados"),
}
ONLY_MEETUP = words(
    "rsvped on|joined group on|url of member profile|event host|date du rsvp|"
    "a rejoint le groupe le|url du profil du membre|url du profil|organisateur de l evenement"
)


def recognise(source: Source) -> Recognition | None:
    """A header with an answer to the invitation, a user's number, and what only Meetup keeps."""
    if find_record(source.records, _is_header) is None:
        return None
    evidence = message(_("The columns are those of a Meetup list of attendees."))
    return Recognition(95, evidence, "attendance")


def _is_header(headers: Sequence[str]) -> bool:
    found = find_columns(headers, ROLES).keys()
    marked = bool({"rsvp", "attendance"} & found)
    return "name" in found and marked and len(ONLY_MEETUP & {*headers}) >= 2


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a member who came: who was marked, else who said yes; on the day the name says."""
    at = find_record(source.records, _is_header) or 0
    columns = find_columns(keys(source.records[at]), ROLES)
    below = source.records[at + 1 :]
    marked = any(parse_yes_no(cell(record, columns.get("attendance"))) for record in below)
    table = table_under(source.records, at, _why_not(columns, marked))
    if not table.data:
        raise FileError(
            message(_("{file} lists nobody who was there."), file=source.name),
            message(_("Mark in Meetup who came, and export the attendees again.")),
        )
    day = day_in_name(source.name)
    if not day:
        raise undated(source.name)
    guests = Guests(table, columns)
    session = (Title(), day)
    warnings = tuple(_warnings(guests, marked))
    return read_guests("meetup", source, guests, lambda _r: session, {}, warnings)


def _why_not(columns: dict[str, int], marked: bool) -> Callable[[Record], str | None]:
    """Why a member's row is no attendance; where some were marked, who was not did not come."""
    said = "attendance" if marked or "rsvp" not in columns else "rsvp"

    def why_not(record: Record) -> str | None:
        if is_total(record):
            return "total"
        return None if parse_yes_no(cell(record, columns[said])) else "no attendance"

    return why_not


def _warnings(guests: Guests, marked: bool) -> Iterator[Message]:
    records = guests.table.data
    if not marked:
        yield message(
            _("Nobody is marked as checked in; the {rows} who said they would come are counted."),
            rows=len(records),
        )
    yield from extra_guests([guests.text(record, "guests") for record in records], counted=0)
