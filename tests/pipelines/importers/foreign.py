"""Small foreign files, written here as their tools write them; no real person, no real firm."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from pipelines.importers import read
from pipelines.reading import Kind, Reading
from pipelines.source import Source


@dataclass(frozen=True)
class Foreign:
    """A file as a tool writes it, the importer it belongs to, and how many rows it holds."""

    format: str
    kind: Kind
    name: str
    data: bytes
    rows: int  # file rows that are data

    @property
    def id(self) -> str:
        return f"{self.format}: {self.name}"

    @property
    def source(self) -> Source:
        return Source(self.name, self.data)

    def read(self, day_first: bool | None = None) -> Reading:
        return read(self.source, day_first=day_first)


def text_reading(
    text: str, name: str = "file.csv", encoding: str = "utf-8", day_first: bool | None = None
) -> Reading:
    """The reading of a text, for one case of a test."""
    return read(Source(name, text.encode(encoding)), day_first=day_first)


def workbook(*sheets: Sequence[Sequence[Any]]) -> bytes:
    """An XLSX with those sheets; dates are true dates."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"default_date_format": "m/d/yy h:mm:ss"})
    book.set_properties({"created": datetime(2025, 1, 1)})
    for rows in sheets:
        sheet = book.add_worksheet()
        for i, row in enumerate(rows):
            sheet.write_row(i, 0, row)
    book.close()
    return buffer.getvalue()


GOOGLE_SHEET_FR = (
    'Horodateur,Adresse e-mail,Quelle est votre tribu ?,"Nos pratiques  [Je sais où nous allons]",'
    '"Qu\'est-ce qui vous\nfreine ? ",Votre nom\n'
    '25/10/2023 14:55:21,Ada@Example.org,Search,"Oui, tout à fait","Accès, outils",Ada\n'
    '3/10/2023 09:05:00,,CRM,2,"Une ""longue""\nréponse",\n'
)
GOOGLE_DIRECT = (
    '"Timestamp","What is your tribe?","Practices  [I know where we go]","Pain points"\n'
    '"2022/04/27 6:56:56 PM GMT+7","Search","4","Access;Tools, old"\n'
    '"2022/05/03 8:00:01 am CET","CRM","Strongly agree",""\n'
)
_MICROSOFT_HEADER = (
    *("ID", "Start time", "Completion time", "Email", "Name"),
    *("What is your tribe?\xa0", "I know where we go", "What hurts?"),
)
_STARTS = (datetime(2022, 9, 27, 11, 39, 2), datetime(2022, 10, 3, 8, 0))
_ENDS = (datetime(2022, 9, 27, 11, 49, 2), datetime(2022, 10, 3, 8, 9))
MICROSOFT = workbook(
    [
        _MICROSOFT_HEADER,
        (8, _STARTS[0], _ENDS[0], "anonymous", "", "Search", "4", "Access;Tools;"),
        (9, _STARTS[1], _ENDS[1], "Ada@Example.org", "Ada", "CRM", "Agree", ""),
    ]
)
MICROSOFT_CSV = (
    "Id;Heure de début;Heure de fin;Adresse de messagerie;Nom;Votre tribu\r\n"
    "1;27/09/2022 11:39;27/09/2022 11:49;anonymous;;Search\r\n"
    "2;03/10/2022 08:00;03/10/2022 08:09;ada@example.org;Ada;CRM\r\n"
)
LIME_CODES = (
    '"id","submitdate","lastpage","startlanguage","seed","startdate","datestamp","tribe",'
    '"P5[O1]","interviewtime","groupTime7"\n'
    '"1","2025-03-04 10:00:00","3","en","12","2025-03-04 09:50:00","2025-03-04 10:00:00",'
    '"Search","A4","12.5","3"\n'
    '"2","","1","en","13","2025-03-04 09:50:00","2025-03-04 10:00:00","CRM","","",""\n'
    '"3","1980-01-01 00:00:00","3","fr","14","","","CRM","A2","",""\n'
)
LIME_TEXT_FR = (
    '"ID de la réponse","Date de soumission","Dernière page","Langue de départ","Tête de série",'
    '"Adresse IP","Nos pratiques &amp; outils [Le cap]","Freins [Accès]","Temps total"\n'
    '"14","2025-03-04 10:00:00","3","fr","12","10.0.0.1","Plutôt d\'accord","Oui","61"\n'
)
LIME_BOTH = (
    '"id. Response ID","submitdate. Date submitted","lastpage. Last page",'
    '"Ag2[SQ002]. Practices [We know where we go]"\n"5","2025-03-04 10:00:00","2","Agree"\n'
)
TEAMS_LIST = (
    "Full Name\tUser Action\tTimestamp\n"
    "Ada Lume (Guest)\tJoined\t11/14/2022, 9:00:00 AM\n"
    "Bo Tarn\tJoined before\t11/14/2022, 9:00:00 AM\n"
    "Ada Lume (Guest)\tLeft\t11/14/2022, 9:30:00 AM\n"
    "Ada Lume (Guest)\tJoined\t11/14/2022, 9:45:00 AM\n"
    "Ada Lume (Guest)\tLeft\t11/14/2022, 10:00:00 AM\n"
    "Cy Orme (Unverified)\tJoined\t11/14/2022, 9:30:00 AM\n"
    "Bo Tarn\tLeft\t11/14/2022, 10:30:00 AM\n"
)
TEAMS_2021_FR = (
    "*Résumé de la réunion\nNombre total de participants\t3\n"
    "Titre de la réunion\tProduct Crafternoon #4 – Hotjar videos: five recordings\n"
    "Heure de début de la réunion\t13/04/2021 à 09:01:31\n"
    "Heure de fin\t13/04/2021 à 11:45:00\n\n"
    "Nom complet\tHeure d'arrivée\tHeure de départ\tDurée\tE-mail\tRôle\n"
    "Ada Lume\t13/04/2021 à 09:01:31\t13/04/2021 à 11:45:00\t2 h\xa044 m\t"
    "Ada@example.org\tOrganisateur\n"
    "Bo Tarn (Invité)\t13/04/2021 à 09:05:00\t13/04/2021 à 09:26:07\t21 m 7 s\t\tParticipant\n"
    "Bo Tarn (Invité)\t13/04/2021 à 10:00:00\t13/04/2021 à 10:10:00\t10 m\t\tParticipant\n"
)
TEAMS_2022 = (
    "1. Summary\nMeeting title\tProduct Crafternoon – Generative AI: prompts we reuse\n"
    "Attended participants\t2\nStart time\t14/11/22, 09:29:07\nEnd time\t14/11/22, 11:30:00\n"
    "Meeting duration\t2h 0m 53s\nAverage attendance time\t1h 1m\n\n2. Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Ada Lume\t14/11/22, 09:29:07\t14/11/22, 11:30:00\t1h 42m\tada@example.org\t"
    "ada@example.org\tOrganizer\n"
    "Bo Tarn\t14/11/22, 09:40:00\t14/11/22, 10:01:07\t21m 7s\t\tbo@example.org\tAttendee\n\n"
    "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Ada Lume\t14/11/22, 09:29:07\t14/11/22, 11:30:00\t1h 42m\tada@example.org\tOrganizer\n"
    "Bo Tarn\t14/11/22, 09:40:00\t14/11/22, 10:01:07\t21m 7s\t\tAttendee\n"
)
TEAMS_PL = (
    "1. Podsumowanie\nTytuł spotkania\tProduct Crafternoon\nUczestnicy\t2\n"
    "Początek\t3/13/25, 8:00:48\u202fAM\nKoniec\t3/13/25, 10:20:00\u202fAM\n\n2. Uczestnicy\n"
    "Imię\tWejście\tWyjście\tCzas na spotkaniu\tAdres\tIdentyfikator\tRola\n"
    "Ada\t3/13/25, 8:00:48\u202fAM\t3/13/25, 10:20:00\u202fAM\t2 godz. 19 min 19 s\t"
    "ada@example.org\tada@example.org\tOrganizator\n"
    "Bo\t3/13/25, 8:10:00\u202fAM\t3/13/25, 8:15:00\u202fAM\t5 min\tbo@example.org\t"
    "bo@example.org\tUczestnik\n\n"
    "3. Działania w czasie spotkania\nImię\tWejście\tWyjście\tCzas\tAdres\tRola\n"
    "Ada\t3/13/25, 8:00:48\u202fAM\t3/13/25, 10:20:00\u202fAM\t2 godz. 19 min 19 s\t"
    "ada@example.org\tOrganizator\n"
)
GRID = (
    "Présences Product Crafternoon;;;;\nNom;E-mail;12/03/2023;26/03/2023;Total\n"
    "Thème;;Hotjar videos;Writing;\nAda Lume (Invité);Ada@example.org;x;;1\n"
    "Bo Tarn;bo@example.org;;;0\nCy Orme;;90;1h 20m;2\n;;;;\nTotal;;2;1;3\n"
)
GRID_DOWN = "Date,Topic,Ada,Bo\n2025-03-01,Writing,x,\n2025-03-15,Pricing,1,oui\nTotal,,2,1\n"
GRID_COUNTS = "Date,Participants,Sujet\n2025-03-01,4,Writing\n2025-03-15,5,Pricing\n"
GRID_XLSX = workbook(
    [["Name", datetime(2025, 3, 1), datetime(2025, 3, 15)], ["Ada", "x", ""], ["Bo", 1, "X"]]
)
MATOMO_RAW = (
    "date,label,nb_visits,nb_hits,bounce_rate,avg_time_on_page\n"
    "2026-07-06,/a,1,2,32%,00:02:34\n2026-07-06,Page URL not defined,1,1,0%,0\n"
    '"2026-07-06,2026-07-12",\'=b/c,3,5,1%,20'
)
MATOMO_FR = (
    "Nom,Visites,Vues de page,Vues de page uniques,Taux de rebond,Temps moyen sur la page\n"
    '/a,12,"1\u202f234",20,"66,67\xa0%",00:05:20\nURL de page non définie,1,1,1,0 %,0\n'
)
GA4_PAGES = (
    "# ----------\n# Pages and screens: Page title, and screen class\n# Account: A, B\n#\n"
    "# Start date: 20250303\n# End date: 20250309\n"
    "Page title and screen class,Views,Active users,Views per active user,Total revenue\n"
    "A page,1234,30,1.5,0\n(not set),4,2,1,0\nAnother,10,3,1.25,0\n\n"
)
GA4_STACKED_ES = (
    "# Fecha de inicio: 20230424\r\n# Fecha de finalización: 20230521\r\nDía N,Usuarios\r\n"
    "0000,0\r\n0001,16\r\n\r\n# Fecha de inicio: 20230424\r\n# Fecha de finalización: 20230521\r\n"
    "Nombre del artículo,Artículos comprados\r\n\r\n\r\n# \r\n# Fecha de inicio: 20230425\r\n"
    "# Fecha de finalización: 20230522\r\nTítulo de página y clase de pantalla,Vistas\r\n"
    "Inicio,37\r\nEquipo,5\r\n\r\n# Fecha de inicio: 20230424\r\n"
    "# Fecha de finalización: 20230521\r\nNombre del evento,Número de eventos\r\npage_view,53\r\n"
)
GA4_EXPLORATION = (
    "# ----------\n# Insights\n# Free form 1\n# 20260706-20260712\n# ----------\n\n"
    "Date,Page title,Views,Active users\n,,6,3,Grand total\n20260706,A page,4,2\n"
    "20260707,A page,2,2\n\n\n"
)
PLAIN = {
    "survey": "respondent,submitted_at,tribe,culture_1,pain_points,comment_data\n"
    "r1,2025-03-04,Search,4,access;tools,Hm\nr2,2025-03-04 10:00,CRM,Agree,,\n",
    "population": "edition,tribe,role,seniority,invited\n2025-S1,Search,PM,Senior,12\n"
    "2025-S1,CRM,PM,Senior,8\nTotal,,,,20\n",
    "attendance": "session,held_on,title,topic,person,minutes\ns1,13/03/2025,T,X,ada@example.org,"
    "1h 42m\ns1,13/03/2025,T,X,bo@example.org,30\n",
    "views": "resource,title,period_start,period_end,views,unique_viewers\n"
    '/a,A,2025-03-01,2025-03-31,"1,234",30\n',
    "searches": "term,searches,searchers,without_result,period_start,period_end\n"
    'roadmap,"1,234",30,2,2025-03-01,2025-03-31\n',
    "initiatives": "initiative,title,pillar,theme,status,started_on,contributors\n"
    "i1,One,learn,data,done,9 mars 2025,3\n",
    "interviews": "interview,held_on,tribe,role,pain_point,quote\nI-1,2025-03-04,CRM,PM,"
    "access,Hm\n",
    "feedback": "subject_kind,subject,given_on,rating,comment\ninitiative,i1,2025-03-04,4,Good\n",
}


def _plain(kind: Kind, rows: int) -> Foreign:
    return Foreign("plain", kind, f"{kind}.csv", PLAIN[kind].encode(), rows)


def _utf_16(text: str) -> bytes:
    return text.encode("utf-16")


FOREIGN = (
    Foreign("google_forms", "survey", "Baromètre (réponses).csv", GOOGLE_SHEET_FR.encode(), 2),
    Foreign("google_forms", "survey", "Barometer.csv", GOOGLE_DIRECT.encode(), 2),
    Foreign("microsoft_forms", "survey", "Barometer(1-2).xlsx", MICROSOFT, 2),
    Foreign("microsoft_forms", "survey", "re-saved.csv", MICROSOFT_CSV.encode("cp1252"), 2),
    Foreign("limesurvey", "survey", "results-survey1.csv", LIME_CODES.encode("utf-8-sig"), 2),
    Foreign("limesurvey", "survey", "results-survey2.csv", LIME_TEXT_FR.encode(), 1),
    Foreign("limesurvey", "survey", "results-survey3.csv", LIME_BOTH.encode(), 1),
    Foreign("teams", "attendance", "meetingAttendanceList.csv", _utf_16(TEAMS_LIST), 4),
    Foreign("teams", "attendance", "rapport.csv", _utf_16(TEAMS_2021_FR), 3),
    Foreign("teams", "attendance", "report.csv", _utf_16(TEAMS_2022), 2),
    Foreign("teams", "attendance", "raport.csv", _utf_16(TEAMS_PL), 2),
    Foreign("grid", "attendance", "presences.csv", GRID.encode("cp1252"), 2),
    Foreign("grid", "attendance", "down.csv", GRID_DOWN.encode(), 2),
    Foreign("grid", "attendance", "counts.csv", GRID_COUNTS.encode(), 2),
    Foreign("grid", "attendance", "grid.xlsx", GRID_XLSX, 2),
    Foreign("matomo", "views", "Export _ Page URLs _ July 2026.csv", _utf_16(MATOMO_RAW), 2),
    Foreign("matomo", "views", "Exporter _ URL _ lundi 10 mars 2025.csv", MATOMO_FR.encode(), 1),
    Foreign("ga4", "views", "Pages_and_screens.csv", GA4_PAGES.encode(), 2),
    Foreign("ga4", "views", "data-export.csv", GA4_STACKED_ES.encode(), 2),
    Foreign("ga4", "views", "Insights - Free form 1.csv", GA4_EXPLORATION.encode(), 2),
    _plain("survey", 2),
    _plain("population", 2),
    _plain("attendance", 2),
    _plain("views", 1),
    _plain("searches", 1),
    _plain("initiatives", 1),
    _plain("interviews", 1),
    _plain("feedback", 1),
)
