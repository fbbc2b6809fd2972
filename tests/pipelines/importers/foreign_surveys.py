"""Small foreign files of more survey formats, as their tools write them; no real person."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import datetime

from tests.pipelines.importers.foreign import Foreign, workbook

Rows = Sequence[Sequence[str]]


def csv_text(rows: Rows, delimiter: str = ",", end: str = "\n") -> str:
    """The rows as a delimited text, quoted where needed."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator=end).writerows(rows)
    return buffer.getvalue()


TYPEFORM: Rows = (
    (
        *("#", "<strong>What</strong> is your tribe?", "Other", "I know where we go"),
        *("Access", "Tools, old", "Other", "Do you like it here?", "Email"),
        *("Start Date (UTC)", "Submit Date (UTC)", "Network ID"),
    ),
    (
        *("21db37adb60cdcafad", "Search", "", "4", "Access", "", "noise", "1", "Ada@Example.org"),
        *("2025-03-04 10:00:00", "2025-03-04 10:02:00", "f8f8be6910"),
    ),
    (
        *("e0b92236ac53b58f07", "", "My own", "5", "Access", "Tools, old", "", "0", ""),
        *("2025-03-05 11:00:00", "2025-03-05 11:04:00", "bed0457175"),
    ),
)
TYPEFORM_NEW: Rows = (
    (
        *("#", "Quelle est votre tribu ?", "Je sais où nous allons\xa0", "Prénom"),
        *("Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)"),
        *("Network ID", "Tags", "Ending"),
    ),
    (
        *("gml15d7m", "Recherche", "4", "Ada", "completed", "2026-02-10 07:51:02", ""),
        *("2026-02-10 07:54:20", "abddc491f8", "", "Merci"),
    ),
    (
        *("suzmpyiy", "CRM", "", "", "partial", "2026-02-10 07:46:01", "2026-02-10 07:48:44"),
        *("", "9bf23e7e3b", "test", ""),
    ),
)
TYPEFORM_SHEET: Rows = (
    ("What is your tribe?", "I know where we go", "Submitted At", "Token"),
    ("Search", "4", "13/03/2025 10:02:00", "21db37"),
)
MONKEY: Rows = (
    (
        *("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"),
        *("Email Address", "First Name", "Last Name", "Custom Data 1", "What is your tribe?"),
        *("How far do you agree?", "", "What slows you down?", "", "", "Anything to add?"),
    ),
    (
        *("", "", "", "", "", "", "", "", "", "Response", "I know where we go", "I have data"),
        *("Access", "Tools, old", "Other (please specify)", "Open-Ended Response"),
    ),
    (
        *("3292879998", "4711", "10/24/2025 09:00:00 AM", "10/24/2025 09:05:11 AM", "10.0.0.1"),
        *("Ada@Example.org", "Ada", "Lume", "", "Search", "Agree", "Disagree", "Access", ""),
        *("the noise", "No"),
    ),
    (
        *("3292879538", "4711", "10/25/2025 02:00:00 PM", "10/25/2025 02:05:11 PM", "10.0.0.2"),
        *("", "", "", "", "CRM", "4", "", "", "Tools, old", "", ""),
    ),
)
MONKEY_FR: Rows = (
    (
        *("ID du répondant", "ID du collecteur", "Date de début", "Date de fin", "Adresse IP"),
        *("Adresse e-mail", "Prénom", "Nom", "Données personnalisées 1"),
        *("Quelle est votre tribu ?", "Vos freins ?", ""),
    ),
    ("", "", "", "", "", "", "", "", "", "Réponse", "Accès", "Autre (veuillez préciser)"),
    (
        *("118052219061", "446", "24/10/2025 09:00:00", "24/10/2025 09:05:11", "10.0.0.1"),
        *("ada@example.org", "Ada", "Lume", "", "Recherche", "Accès", ""),
    ),
)
MONKEY_CONDENSED: Rows = (
    (
        *("RespondentID", "CollectorID", "StartDate", "EndDate", "What is your tribe?"),
        *("What slows you down?", "How far do you agree? - I know where we go"),
    ),
    ("11", "4", "2025-10-24 09:00:00", "2025-10-24 09:05:11", "Search", "Access,Tools, old", "4"),
    ("12", "4", "2025-10-25 09:00:00", "2025-10-25 09:05:11", "CRM", "", "5"),
)
MONKEY_BARE: Rows = (
    ("RespondentID", "Have you seen it?", "Which ones? Select all.", ""),
    ("", "Response", "The first", "The second"),
    ("3292879998", "Yes", "", "The second"),
    ("3292879538", "No", "", ""),
)


def import_ids(*ids: str) -> tuple[str, ...]:
    """Qualtrics' third header row."""
    return tuple(json.dumps({"ImportId": name}, separators=(",", ":")) for name in ids)


_METADATA = (
    *("StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)"),
    *("Finished", "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName"),
    *("RecipientEmail", "DistributionChannel", "UserLanguage"),
)
_METADATA_DE = (
    *("Anfangsdatum", "Enddatum", "Antworttyp", "IP-Adresse", "Aktueller Stand"),
    *("Dauer (in Sekunden)", "Beendet", "Erfassungsdatum", "Antwort-ID"),
    *("Nachname des Empfängers", "Vorname des Empfängers", "E-Mail des Empfängers"),
    *("Verteilungskanal", "Benutzersprache"),
)
_METADATA_IDS = (
    *("startDate", "endDate", "status", "ipAddress", "progress", "duration", "finished"),
    *("recordedDate", "_recordId", "recipientLastName", "recipientFirstName"),
    *("recipientEmail", "distributionChannel", "userLanguage"),
)


def _metadata(status: str, finished: str, response: str, channel: str = "anonymous") -> list[str]:
    days = ("2025-07-18 08:28:09", "2025-07-18 08:30:00")
    progress = ("100", "38") if finished in ("1", "True", "VRAI") else ("40", "12")
    kept = (*days, status, "10.0.0.1", *progress, finished, days[1], response)
    return [*kept, "Lume", "Ada", f"{response}@Example.org".lower(), channel, "EN"]


QUALTRICS: Rows = (
    (*_METADATA, "tribe", "Q2_1", "Q2_2", "Q3_1", "Q3_2", "Q3_9", "Q3_9_TEXT", "Q_Score"),
    (
        *_METADATA_DE,
        *("What is your tribe? - Selected Choice", "How far do you agree? - I know where we go"),
        *("How far do you agree? - I have data", "What hurts? - Selected Choice - Access"),
        *("What hurts? - Selected Choice - Tools, old", "What hurts? - Selected Choice - Other"),
        *("What hurts? - Other - Text", "Q_Score"),
    ),
    import_ids(
        *(*_METADATA_IDS, "QID1", "QID2_1", "QID2_2", "QID3_1", "QID3_2", "QID3_9"),
        *("QID3_9_TEXT", "Q_Score"),
    ),
    (
        *_metadata("IP Address", "True", "R_1"),
        "Search",
        "Agree",
        "",
        "Access",
        "",
        "Other",
        "!",
        "",
    ),
    (*_metadata("IP Address", "True", "R_2"), "CRM", "4", "-99", "", "Tools, old", "", "", "9"),
    (*_metadata("IP Address", "False", "R_3"), "CRM", "4", "", "", "", "", "", ""),
    (*_metadata("Survey Preview", "True", "R_4", "preview"), "CRM", "4", "", "", "", "", "", ""),
)
QUALTRICS_NUMBERS: Rows = (
    (*_METADATA, "Q1.1", "Q2"),
    (*_METADATA_DE, "Je sais où nous allons.", "Vos freins ?"),
    import_ids(*_METADATA_IDS, "QID1", "QID2"),
    (*_metadata("0", "1", "R_1"), "4", "Accès,Outils, vieux"),
    (*_metadata("0", "0", "R_2"), "4", ""),
    (*_metadata("1", "1", "R_3"), "4", ""),
)
QUALTRICS_LEGACY: Rows = (
    (*(f"V{i}" for i in range(1, 11)), "Q1", "Q2_1", "Q2_2", "LocationLatitude", ""),
    (
        *("ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress"),
        *("IPAddress", "Status", "StartDate", "EndDate", "Finished", "I know where we go"),
        *("What hurts?-Access", "What hurts?-Tools, old", "LocationLatitude", ""),
    ),
    (
        *("R_2", "Default", "Anonymous", "", "", "10.0.0.1", "0", "2017-07-18 08:28:09"),
        *("2017-07-18 08:28:48", "1", "4", "1", "", "47.1", ""),
    ),
    (
        *("R_3", "Default", "Anonymous", "", "", "10.0.0.1", "0", "2017-07-18 08:28:09"),
        *("2017-07-18 08:28:48", "0", "2", "", "", "47.1", ""),
    ),
)
QUALTRICS_BARE: Rows = (
    ("StartDate", "EndDate", "Progress", "Finished", "RecordedDate", "ResponseId", "tribe", "Q1"),
    ("2025-07-18", "2025-07-18", "100", "VRAI", "2025-07-18", "R_1", "Search", "4"),
    ("2025-07-18", "2025-07-18", "60", "FAUX", "2025-07-18", "R_2", "CRM", "4"),
)
TALLY: Rows = (
    (
        *("Submission ID", "Respondent ID", "Submitted at", "What is your tribe?"),
        *("What slows you down?", "What slows you down? (Access)"),
        *("What slows you down? (Tools, old (ours))", "Rank them", "How far? (We know)"),
        "How far? (We have data)",
    ),
    (
        *("PgYbzQ", "l0WyWk", "2024-08-11 23:25:40", "Search", "Access, Tools, old (ours)"),
        *("true", "true", "Writing, Pricing", "4", "Agree"),
    ),
    ("rDrMb9", "dWgrYk", "2024-08-12 09:00:00", "CRM", "Access", "TRUE", "FALSE", "", "5", ""),
)
TALLY_FR: Rows = (
    (
        *("Submission ID", "Respondent ID", "Quelle est votre tribu ?", "Adresse e-mail"),
        *("Vos freins ?", "Vos freins ? (Accès)", "Votre rôle (métier)"),
    ),
    ("xVN5qM", "5BrRGz", "Recherche", "Ada@Example.org", "Accès", "true", "PM"),
)

_typed = [
    [datetime.fromisoformat(c) if c.startswith("2025-07-18 ") else c for c in row]
    for row in QUALTRICS_NUMBERS
]

FOREIGN: tuple[Foreign, ...] = (
    Foreign("typeform", "survey", "responses-abc123.csv", csv_text(TYPEFORM).encode(), 2),
    Foreign(
        "typeform", "survey", "responses-fr.csv", csv_text(TYPEFORM_NEW).encode("utf-8-sig"), 1
    ),
    Foreign("typeform", "survey", "resaved.csv", csv_text(TYPEFORM_NEW, ";").encode("cp1252"), 1),
    Foreign("typeform", "survey", "responses.xlsx", workbook(TYPEFORM), 2),
    Foreign("typeform", "survey", "Sheet1.csv", csv_text(TYPEFORM_SHEET).encode(), 1),
    Foreign("surveymonkey", "survey", "Barometer.csv", csv_text(MONKEY, end="\r\n").encode(), 2),
    Foreign(
        "surveymonkey", "survey", "Baromètre.csv", csv_text(MONKEY_FR, ";").encode("cp1252"), 1
    ),
    Foreign("surveymonkey", "survey", "condensed.csv", csv_text(MONKEY_CONDENSED).encode(), 2),
    Foreign("surveymonkey", "survey", "bare.csv", csv_text(MONKEY_BARE, end="\r").encode(), 2),
    Foreign("surveymonkey", "survey", "Barometer.xlsx", workbook(MONKEY), 2),
    Foreign("qualtrics", "survey", "Barometer_July.csv", csv_text(QUALTRICS).encode(), 2),
    Foreign("qualtrics", "survey", "Barometer.tsv", csv_text(QUALTRICS, "\t").encode("utf-16"), 2),
    Foreign("qualtrics", "survey", "nombres.csv", csv_text(QUALTRICS_NUMBERS, ";").encode(), 1),
    Foreign("qualtrics", "survey", "Barometer.xlsx", workbook(_typed), 1),
    Foreign("qualtrics", "survey", "old.csv", csv_text(QUALTRICS_LEGACY).encode("utf-8-sig"), 1),
    Foreign("qualtrics", "survey", "one row.csv", csv_text(QUALTRICS_BARE).encode(), 1),
    Foreign("tally", "survey", "Barometer_Submissions.csv", csv_text(TALLY).encode(), 2),
    Foreign("tally", "survey", "soumissions.csv", csv_text(TALLY_FR, ";").encode("cp1252"), 1),
    Foreign("tally", "survey", "Barometer.xlsx", workbook(TALLY), 2),
)
