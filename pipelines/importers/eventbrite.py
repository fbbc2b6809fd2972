"""Eventbrite's report of attendees: one row a ticket."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from barometer.errors import FileError, Message, _, message
from barometer.questionnaire import normalise
from pipelines.dates import Translate, date_translator
from pipelines.importers._guests import Guests, extra_guests, read_guests
from pipelines.importers._meeting import (
    Roles,
    Title,
    day_in_name,
    find_columns,
    split_title,
    undated,
)
from pipelines.importers._period import around, period_in
from pipelines.importers._table import cell, find_record, is_total, keys, table_under, words
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

ROLES: Roles = {
    "order": words(
        "order|order no|order number|order id|n de commande|numero de commande|commande|"
        "bestellnummer|bestellnr|bestell nr|numero de pedido|n de pedido|pedido|numero ordine"
    ),
    "ordered": words(
        "order date|date de commande|date de la commande|bestelldatum|fecha de pedido|"
        "fecha del pedido|data do pedido|data dell ordine|data ordine"
    ),
    "ticket": words(
        "ticket type|type de billet|ticket name|tickettyp|ticketart|tipo de entrada|"
        "tipo de ingresso|tipo di biglietto"
    ),
    "attendee": words(
        "attendee|attendee no|attendee id|participant|n de participant|n du participant|"
        "teilnehmer nr|asistente|n de asistente|participante"
    ),
    "status": words(
        "attendee status|statut du participant|statut participant|statut de participant|"
        "teilnehmerstatus|estado del asistente|status do participante|stato del partecipante"
    ),
    "quantity": words("quantity|quantite|menge|anzahl|cantidad|quantidade|quantita|qty"),
    "name": words("attendee name|name|full name|nom complet|nom du participant"),
    "first": words("first name|attendee first name|prenom|vorname|nombre|nome"),
    "last": words(
        "last name|attendee last name|attendee surname|surname|nom|nom de famille|nachname|"
        "apellido|apellidos|sobrenome"
    ),
    "email": words("email|e mail|email address|attendee email|adresse e mail|correo electronico"),
    "title": words(
        "event name|event|nom de l evenement|evenement|veranstaltung|nombre del evento|"
        "nome do evento"
    ),
    "start": words(
        "event date|event start date|event start|event start date and time|date attending|"
        "date de l evenement|date de debut de l evenement|veranstaltungsdatum|fecha del evento|"
        "data do evento"
    ),
}
CHECKED_IN = words(
    "checked in|check in|enregistre|enregistree|present|presente|eingecheckt|registrado|"
    "ingreso registrado|check in realizado"
)
ATTENDING = words(
    "attending|participe|participera|inscrit|inscrite|va participer|participant|nimmt teil|"
    "teilnehmend|asistira|asiste|vai participar|comparecera|partecipa|partecipera"
)
REFUNDED = words("refund|rembours|reembols|erstatt|rimbors")


def recognise(source: Source) -> Recognition | None:
    """A header with tickets, orders and the status of attendees."""
    if find_record(source.records, _is_header) is None:
        return None
    evidence = message(_("The columns are those of an Eventbrite report of attendees."))
    return Recognition(95, evidence, "attendance")


def _is_header(headers: Sequence[str]) -> bool:
    found = find_columns(headers, ROLES).keys()
    named = bool({"name", "first", "last"} & found)
    if not named:
        return False
    return ("status" in found and bool({"order", "ordered", "ticket", "attendee"} & found)) or (
        {"order", "ordered", "ticket"} <= found and bool({"attendee", "email"} & found)
    )


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a ticket of somebody who came: who was checked in, else who is said to attend."""
    at = find_record(source.records, _is_header) or 0
    columns = find_columns(keys(source.records[at]), ROLES)
    below = source.records[at + 1 :]
    checked = any(_status(record, columns) in CHECKED_IN for record in below)
    table = table_under(source.records, at, _why_not(columns, checked))
    if not table.data:
        raise FileError(
            message(_("{file} lists nobody who was there."), file=source.name),
            message(_("Export the report of attendees after the event, with every status.")),
        )
    guests = Guests(table, columns)
    # Orders only help to read the order of the event's own date: without one, nobody is asked.
    roles = ("start", "ordered") if "start" in columns else ()
    dates = [cell(record, columns.get(role)) for role in roles for record in below]
    period = around(period_in(source.name), 31)
    translate = date_translator(dates, source.name, day_first, period)
    warnings = tuple(_warnings(guests, checked))
    session = _sessions(guests, translate, source.name)
    facts = {"title": guests.text(table.data[0], "title")}
    return read_guests("eventbrite", source, guests, session, facts, warnings)


def _status(record: Record, columns: dict[str, int]) -> str:
    return normalise(cell(record, columns.get("status")))


def _why_not(columns: dict[str, int], checked: bool) -> Callable[[Record], str | None]:
    """Why a ticket is no attendance; where some were checked in, who was not did not come."""
    came = CHECKED_IN if checked else CHECKED_IN | ATTENDING

    def why_not(record: Record) -> str | None:
        status = _status(record, columns)
        if is_total(record):
            return "total"
        if any(word in status for word in REFUNDED):
            return "refunded"
        stated = "status" in columns and status not in ("", "-")
        return "no attendance" if stated and status not in came else None

    return why_not


def _sessions(
    guests: Guests, translate: Translate, file: str
) -> Callable[[Record], tuple[Title, str]]:
    """A ticket's event: its own name and date, else the day the file's name says."""
    named = day_in_name(file)

    def session_of(record: Record) -> tuple[Title, str]:
        day = (translate(guests.text(record, "start")) or named)[:10]
        if not day:
            raise undated(file)
        return split_title(guests.text(record, "title")), day

    return session_of


def _warnings(guests: Guests, checked: bool) -> Iterator[Message]:
    records = guests.table.data
    if not checked:
        yield message(
            _("Nobody is marked as checked in; the {rows} who said they would come are counted."),
            rows=len(records),
        )
    yield from extra_guests([guests.text(record, "quantity") for record in records], counted=1)
    seen: set[str] = set()
    again = []
    for record in records:
        who = guests.person(record) or guests.name(record)
        again += [record.number] if who in seen else []
        seen.add(who)
    if again:
        yield message(
            _("{rows} tickets are somebody's second, first row {row}; a person counts once."),
            rows=len(again),
            row=again[0],
        )
