"""Small foreign files of more attendance formats, as their tools write them; no real person."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from tests.pipelines.importers.foreign import Foreign, workbook


def records_of(text: str, delimiter: str = ",") -> list[list[str]]:
    """The cells of a delimited text."""
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def saved_with(delimiter: str, records: Sequence[Sequence[str]]) -> str:
    """The cells with a delimiter, as a spreadsheet saves them."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(records)
    return out.getvalue()


ZOOM = (
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\r\n"
    "812 3456 7890,Product Crafternoon #7 – Hotjar videos: five recordings,"
    "03/13/2025 01:55:00 PM,03/13/2025 03:05:00 PM,ada@example.org,70,4,\r\n"
    "\r\n"
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,"
    "Recording Consent,In Waiting Room\r\n"
    "Ada Lume,Ada@example.org,03/13/2025 01:55:00 PM,03/13/2025 03:05:00 PM,70,No,,No\r\n"
    "Bo (Bo Tarn),,03/13/2025 02:01:00 PM,03/13/2025 02:31:00 PM,30,Yes,Y,No\r\n"
    "Bo Tarn,,03/13/2025 02:40:00 PM,03/13/2025 03:05:00 PM,25,Yes,Y,No\r\n"
    "iPad (Cy Orme),,03/13/2025 02:00:00 PM,03/13/2025 02:02:00 PM,2,Yes,,Yes\r\n"
    "iPad (Cy Orme),,03/13/2025 02:02:00 PM,03/13/2025 03:00:00 PM,58,Yes,,No\r\n"
    "Di,,03/13/2025 02:50:00 PM,03/13/2025 02:51:00 PM,1,Yes,,Yes\r\n"
)
ZOOM_UNIQUE = (
    "Name (original name),Email,Total duration (minutes),Guest\n"
    "Ada Lume,ada@example.org,70,No\nBo (Bo Tarn),,55,Yes\n\n"
)
ZOOM_FR = (
    "Sujet,ID,Hôte,Durée (minutes),Heure de début,Heure de fin,Participants\n"
    "Product Crafternoon – Écrire,812 3456 7890,Ada (ada@example.org),70,"
    "13/03/2025 13:55:00,13/03/2025 15:05:00,2\n\n"
    "Nom (nom d'origine),Adresse e-mail,Heure d'arrivée,Heure de départ,Durée (minutes),Invité,"
    "Dans la salle d'attente\n"
    "Ada Lume,ada@example.org,13/03/2025 13:55:00,13/03/2025 15:05:00,70,Non,Non\n"
    "Zoé (Zoé Tarn),,13/03/2025 14:01:00,13/03/2025 14:31:00,30,Oui,Non\n"
)
ZOOM_PT = (
    "Nome (nome original),E-mail do usuário,Ingressar na hora,Hora de saída,Duração (minutos),"
    "Convidado,Na sala de espera\n"
    "Ada,ada@example.org,25/03/2025 13:55:00,25/03/2025 15:05:00,70,Não,Não\n"
    "Bo,,25/03/2025 13:59:00,25/03/2025 14:00:00,1,Sim,Sim\n"
)
ZOOM_ES = (
    "Nombre (nombre original),E-mail del usuario,Hora para unirse,Hora para salir,"
    "Duración (minutos),Invitado\n"
    "Ada,ada@example.org,25/03/2025 01:55:00 p. m.,25/03/2025 03:05:00 p. m.,70,No\n"
)
ZOOM_WEBINAR = (
    "Attendee Report,,,,,,,,,,,\n"
    'Report Generated:,"Mar 14, 2025 9:00 AM",,,,,,,,,,\n'
    "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,"
    "Unique Viewers,Total Users,Max Concurrent Views,,,\n"
    'Product Crafternoon,847 5984 1045,"Mar 13, 2025 1:55 PM",70,4,0,2,4,3,,,\n'
    "Host Details,,,,,,,,,,,\n"
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),"
    "Is Guest,Country/Region Name,,,,\n"
    'Yes,Ada Lume,ada@example.org,"Mar 13, 2025 13:55:00","Mar 13, 2025 15:05:00",70,No,FR,,,,\n'
    "Panelist Details,,,,,,,,,,,\n"
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),"
    "Is Guest,Country/Region Name,,,,\n"
    'Yes,Bo Tarn,bo@example.org,"Mar 13, 2025 14:00:00","Mar 13, 2025 15:05:00",65,Yes,France,,,,\n'
    "Attendee Details,,,,,,,,,,,\n"
    "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,"
    "Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Your tribe\n"
    'Yes,Cy,Cy,Orme,cy@example.org,"Mar 1, 2025 09:00:00",approved,"Mar 13, 2025 14:00:00",'
    '"Mar 13, 2025 14:30:00",30,Yes,Search\n'
    'Yes,Cy,Cy,Orme,cy@example.org,"Mar 1, 2025 09:00:00",approved,"Mar 13, 2025 14:40:00",'
    '"Mar 13, 2025 15:00:00",20,Yes,Search\n'
    'Yes,,Di,Vane,di@example.org,"Mar 1, 2025 09:00:00",approved,"Mar 13, 2025 14:00:00",'
    '"Mar 13, 2025 14:30:00",30,Yes\n'
    'No,Ed,Ed,Moor,ed@example.org,"Mar 1, 2025 09:00:00",approved,--,--,--,--,CRM\n'
)
ZOOM_WEBINAR_PT = (
    "Relatório de participantes\nTópico,ID do webinar,Hora de início real,# Inscrito\n"
    "Product Crafternoon,847 5984 1045,25/03/2025 13:55:00,2\nDetalhes do participante\n"
    "Participou,Nome de usuário (nome original),E-mail,Hora de entrada,Hora de saída,"
    "Tempo na sessão (minutos),É convidado\n"
    "Sim,Ada,ada@example.org,25/03/2025 13:55:00,25/03/2025 15:05:00,70,Não\n"
    "Não,Bo,bo@example.org,--,--,--,--\n"
)
ZOOM_ACCOUNT = (
    "Topic,Meeting ID,User Name,User Email,Creation Time,Start Time,End Time,Duration (Minutes),"
    "Participants,Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
    "Product Crafternoon,812,Ada,ada@example.org,15/02/2025 09:00,06/03/2025 14:00,"
    "06/03/2025 15:00,60,1,Bo,bo@example.org,06/03/2025 14:10,06/03/2025 14:50,40,No\n"
    "Product Crafternoon,812,Ada,ada@example.org,15/02/2025 09:00,13/03/2025 14:00,"
    "13/03/2025 15:00,60,1,Bo,bo@example.org,13/03/2025 14:05,13/03/2025 14:50,45,No\n"
)
MEET = (
    "First name,Last name,Email,Duration,Time joined,Time exited\n"
    "Ada,Lume,ada@example.org,1 hr 2 min,2:00 PM,3:02 PM\nBo,,,58 min,2:04 PM,3:02 PM\n"
)
MEET_DATED = (
    "Name,Email,Duration,Time joined,Time exited\n"
    "Ada Lume,Ada@example.org,42m,2025-03-13 14:01:14,2025-03-13 14:43:08\n"
    "Bo Tarn,,1:00:00,2025-03-13 14:00:00,2025-03-13 15:00:00\n"
)
MEET_PREAMBLE = (
    "Meeting title,Date,Start time,End time\nProduct Crafternoon – Writing,2025-03-13,14:00,15:00\n"
    "\nName,Email,Duration,Time joined,Time exited\n"
    "Ada Lume,ada@example.org,32m,14:00:12,14:32:01\nBo Tarn,bo@example.org,58m,14:01,14:59\n"
)
MEET_SHORT = (
    "Meeting title,Date\nProduct Crafternoon,2025-03-13\n\nName,Email,Duration\n"
    "Ada Lume,ada@example.org,32:14\nBo Tarn,bo@example.org,28:00\n"
)
MEET_FR = (
    "Prénom,Nom,Adresse e-mail,Durée,Heure d'arrivée,Heure de sortie\n"
    "Ada,Lume,ada@example.org,1 h 2 min,14:00,15:02\nBo,Tarn,,58 min,14:04,15:02\n"
)
LUMA = (
    "api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,"
    "custom_source,qr_code_url,amount,amount_tax,currency,ticket_type_id,ticket_name,"
    "What is your tribe?,Overall\n"
    "gst-1,Ada Lume,Ada,Lume,Ada@example.org,,2025-03-01T09:00:45.813Z,approved,"
    "2025-03-13T14:16:45.813Z,,https://example.org/1,$0.00,$0.00,usd,t1,Standard,Search,5\n"
    "gst-2,,Bo,Tarn,bo@example.org,,2025-03-02T09:00:00.000Z,approved,"
    "2025-03-13T14:20:00.000Z,mail,https://example.org/2,$0.00,$0.00,usd,t1,Standard,CRM,\n"
    "gst-3,Cy Orme,Cy,Orme,cy@example.org,,2025-03-02T09:00:00.000Z,approved,,,"
    "https://example.org/3,$0.00,$0.00,usd,t1,Standard,,\n"
    "gst-4,Di Vane,Di,Vane,di@example.org,,2025-03-02T09:00:00.000Z,declined,,,,,,,,,,\n"
)
LUMA_OTHER_ORDER = (
    "api_id,name,email,created_at,approval_status,custom_source,checked_in_at,ticket_name\n"
    "gst-1,Ada,ada@example.org,2025-03-01T09:00:00Z,approved,,2025-03-13T14:16:45Z,Standard\n"
)
EVENTBRITE = (
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,"
    "Group,Order Type,Currency,Total Paid,Fees Paid,Attendee Status,Event Name,Event Date,"
    "What is your tribe?\n"
    "101,2025-03-01 22:28:00,Ada,Lume,Ada@example.org,1,,General,5001,,Free Order,EUR,0.00,0.00,"
    "Checked In,Product Crafternoon – Pricing,2025-03-13,Search\n"
    "102,2025-03-02 08:00:00,Bo,Tarn,bo@example.org,1,,General,5002,,Free Order,EUR,0.00,0.00,"
    "Attending,Product Crafternoon – Pricing,2025-03-13,CRM\n"
    "103,2025-03-02 08:00:00,Cy,Orme,cy@example.org,1,,General,5003,,Free Order,EUR,0.00,0.00,"
    "Refunded,Product Crafternoon – Pricing,2025-03-13,\n"
    "104,2025-03-02 08:00:00,Di,Vane,di@example.org,1,,General,5004,,Free Order,EUR,0.00,0.00,"
    "Checked In,Product Crafternoon – Pricing,2025-03-13,\n"
    "Totals,,,,,4,,,,,,,0.00,0.00,,,,\n"
)
EVENTBRITE_FR = (
    "N° de commande,Date de commande,Prénom,Nom de famille,E-mail,Quantité,Type de billet,"
    "N° du participant,Statut du participant\n"
    "101,01/03/2025 22:28,Ada,Lume,ada@example.org,1,Général,5001,Participe\n"
    "101,01/03/2025 22:28,Ada,Lume,ada@example.org,1,Général,5002,Participe\n"
    "103,15/03/2025 08:00,Cy,Orme,cy@example.org,1,Général,5003,Remboursé\n"
)
MEETUP = (
    "Name\tAttendance?\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\t"
    "URL of Member Profile\tNotes\n"
    "Ada L.\tY\tuser 12537919\tOrganizer\tYes\tYes\t0\tMarch 1, 2025 9:00 AM\tApril 24, 2014\t"
    "https://example.org/12537919/\t\n"
    "Bo\tY\tuser 12537920\t\tNo\tYes\t2\tMarch 2, 2025 9:00 AM\tApril 24, 2024\t"
    "https://example.org/12537920/\tlate\n"
    "Cy\t\tuser 12537921\t\tNo\tYes\t0\tMarch 2, 2025 9:00 AM\tApril 24, 2024\t"
    "https://example.org/12537921/\t\n"
    "Di\t\tuser 12537922\t\tNo\tNo\t0\tMarch 2, 2025 9:00 AM\tApril 24, 2024\t"
    "https://example.org/12537922/\t\n"
)
MEETUP_UNMARKED = (
    "Name,Attendance,User ID,Title,Event Host,RSVP,Guests,RSVPed on,Joined Group on,"
    "URL of Member Profile,Notes\n"
    "Ada,,user 1,,No,Yes,0,3/1/2025,4/24/2014,https://example.org/1,\n"
    "Bo,,user 2,,No,Waitlist,0,3/1/2025,4/24/2014,https://example.org/2,\n"
)
TEAMS_LIVE = (
    "SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role\n"
    "s1,p1,Ada Lume,Edge,3/13/2025 2:00:00 PM,Joined,Presenter\n"
    "s2,,Anonymous,Chrome,3/13/2025 2:00:00 PM,Joined,Attendee\n"
    "s3,,Anonymous,Chrome,3/13/2025 2:10:00 PM,Joined,Attendee\n"
    "s2,,Anonymous,Chrome,3/13/2025 2:30:00 PM,Left,Attendee\n"
    "s3,,Anonymous,Chrome,3/13/2025 2:50:00 PM,Left,Attendee\n"
    "s1,p1,Ada Lume,Edge,3/13/2025 3:00:00 PM,Left,Presenter\n"
)
TEAMS_FR = (
    "1. Résumé\nTitre de la réunion\tProduct Crafternoon – Écrire\nParticipants présents\t2\n"
    "Heure de début\t13/03/2025, 14:00:00\nHeure de fin\t13/03/2025, 15:10:00\n"
    "Durée de la réunion\t1 h 10 min\nTemps de participation moyen\t1 h\n\n2. Participants\n"
    "Nom\tPremière participation\tDernier départ\tDurée de la réunion\tE-mail\t"
    "ID du participant (UPN)\tRôle\n"
    "Ada Lume\t13/03/2025, 14:00:00\t13/03/2025, 15:10:00\t1 h 10 min\tada@example.org\t"
    "ada@example.org\tOrganisateur\n"
    "Bo Tarn\t13/03/2025, 14:05:00\t13/03/2025, 14:35:00\t30 min 5 s\t\tbo@example.org\t"
    "Participant\n\n"
    "3. Activités en réunion\nNom\tHeure d'arrivée\tHeure de départ\tDurée\tE-mail\tRôle\n"
    "Ada Lume\t13/03/2025, 14:00:00\t13/03/2025, 15:10:00\t1 h 10 min\tada@example.org\t"
    "Organisateur\n"
)
TEAMS_DE = (
    "1. Zusammenfassung\nBesprechungstitel\tProduct Crafternoon\nTeilnehmende\t1\n"
    "Startzeit\t13.03.25, 14:00:00\nEndzeit\t13.03.25, 15:10:00\n\n2. Teilnehmende\n"
    "Name\tErster Beitritt\tLetztes Verlassen\tBesprechungsdauer\tE-Mail\tTeilnehmer-ID (UPN)\t"
    "Rolle\n"
    "Ada Lume\t13.03.25, 14:00:00\t13.03.25, 15:10:00\t1 Std. 10 Min. 2 Sek.\tada@example.org\t"
    "ada@example.org\tOrganisator\n"
)
GRID_YEARLESS = (
    "Présences Product Crafternoon 2025\nNom,12 mars,26 mars,9 avr.\nAda Lume,x,,présente\n"
    "Bo Tarn,,oui,excusé\n"
)


def _utf_16(text: str) -> bytes:
    return text.encode("utf-16")


def _attendance(format_name: str, name: str, data: str | bytes, rows: int) -> Foreign:
    encoded = data if isinstance(data, bytes) else data.encode()
    return Foreign(format_name, "attendance", name, encoded, rows)


def _re_saved(
    format_name: str, name: str, text: str, rows: int, delimiter: str = ","
) -> Sequence[Foreign]:
    """The file as a workbook, with semicolons, and as the tab-separated UTF-16 of spreadsheets."""
    cells = records_of(text, delimiter)
    semicolons, tabs = saved_with(";", cells), saved_with("\t", cells)
    return (
        _attendance(format_name, f"{name}.xlsx", workbook(cells), rows),
        _attendance(format_name, f"{name} ;.csv", semicolons.encode("cp1252"), rows),
        _attendance(format_name, f"{name} utf-16.txt", _utf_16(tabs), rows),
    )


FOREIGN: tuple[Foreign, ...] = (
    _attendance("zoom", "participants_81234567890.csv", ZOOM.encode("utf-8-sig"), 4),
    _attendance("zoom", "participants_81234567890_2025_03_13.csv", ZOOM_UNIQUE, 2),
    _attendance("zoom", "participants FR.csv", ZOOM_FR, 2),
    _attendance("zoom", "participants PT.csv", ZOOM_PT, 1),
    _attendance("zoom", "participants ES.csv", ZOOM_ES, 1),
    _attendance("zoom", "attendee_84759841045.csv", ZOOM_WEBINAR, 5),
    _attendance("zoom", "webinar PT.csv", ZOOM_WEBINAR_PT, 1),
    _attendance("zoom", "account.csv", ZOOM_ACCOUNT, 2),
    *_re_saved("zoom", "participants", ZOOM, 4),
    *_re_saved("zoom", "participants FR", ZOOM_FR, 2),
    _attendance("google_meet", "Crafternoon 2025-03-13.csv", MEET, 2),
    _attendance("google_meet", "dated.csv", MEET_DATED, 2),
    _attendance("google_meet", "preamble.csv", MEET_PREAMBLE, 2),
    _attendance("google_meet", "short.csv", MEET_SHORT, 2),
    _attendance("google_meet", "Crafternoon 13 mars 2025.csv", MEET_FR, 2),
    *_re_saved("google_meet", "Crafternoon 2025-03-13", MEET, 2),
    _attendance("luma", "Craft - Guests - 2025-03-15-03-12-33.csv", LUMA.encode("utf-8-sig"), 2),
    _attendance("luma", "guests.csv", LUMA_OTHER_ORDER, 1),
    *_re_saved("luma", "Craft - Guests", LUMA, 2),
    _attendance("eventbrite", "report.csv", EVENTBRITE, 2),
    _attendance("eventbrite", "Crafternoon 16 mars 2025.csv", EVENTBRITE_FR, 2),
    *_re_saved("eventbrite", "report", EVENTBRITE, 2),
    _attendance("meetup", "Crafternoon 2025-03-13.xls", MEETUP, 2),
    _attendance("meetup", "Crafternoon 13 mars 2025.csv", MEETUP_UNMARKED, 1),
    *_re_saved("meetup", "Crafternoon 2025-03-13", MEETUP, 2, "\t"),
    _attendance("teams", "AttendeeReport.csv", TEAMS_LIVE, 3),
    _attendance("teams", "rapport 2022.csv", _utf_16(TEAMS_FR), 2),
    _attendance("teams", "Bericht.csv", _utf_16(TEAMS_DE), 1),
    _attendance("grid", "sans annee.csv", GRID_YEARLESS, 2),
)
