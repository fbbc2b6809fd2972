"""Google Forms, Microsoft Forms, LimeSurvey: their quirks, in both languages."""

from __future__ import annotations

import pytest

from barometer.errors import FileError, UnrecognisedError
from barometer.questionnaire import normalise
from pipelines.importers import read, recognise
from pipelines.importers._survey import EMAIL
from pipelines.reading import Reading
from pipelines.source import Source
from tests.pipelines.importers import foreign
from tests.pipelines.importers.foreign import text_reading, workbook
from tests.pipelines.importers.mapped import targets


def column(reading: Reading, name: str) -> list[str]:
    return [row.cells[reading.columns.index(name)] for row in reading.rows]


def test_google_sheet_in_french() -> None:
    reading = text_reading(foreign.GOOGLE_SHEET_FR)
    assert reading.columns == (
        *("submitted_at", "respondent", "Quelle est votre tribu ?"),
        *("Nos pratiques  [Je sais où nous allons]", "Qu'est-ce qui vous\nfreine ? "),
    )
    assert reading.headers[:2] == ("Horodateur", "Adresse e-mail")
    assert reading.ignored == ("Votre nom",)
    assert column(reading, "submitted_at") == ["2023-10-25T14:55:21", "2023-10-03T09:05:00"]
    assert column(reading, "respondent") == ["ada@example.org", ""]
    assert reading.rows[1].cells[3:] == ("2", 'Une "longue"\nréponse')


def test_google_direct_download_keeps_multi_selects_whole() -> None:
    reading = text_reading(foreign.GOOGLE_DIRECT)
    assert column(reading, "submitted_at") == ["2022-04-27T18:56:56", "2022-05-03T08:00:01"]
    assert column(reading, "Pain points") == ["Access;Tools, old", ""]


def test_google_month_first_and_undecided_dates() -> None:
    text = "Timestamp,Q\n9/27/2022 11:39:02,1\n3/4/2022 8:00:00,2\n"
    assert column(text_reading(text), "submitted_at")[1] == "2022-03-04T08:00:00"
    undecided = "Timestamp,Q\n3/4/2022 8:00:00,2\n"
    with pytest.raises(FileError, match="--month-first"):
        text_reading(undecided)
    reading = text_reading(undecided, day_first=True)
    assert column(reading, "submitted_at") == ["2022-04-03T08:00:00"]


def test_an_unreadable_date_stays_as_written() -> None:
    reading = text_reading("Timestamp,Q\nyesterday,1\n2022-03-04 10:00:00,2\n")
    assert column(reading, "submitted_at")[0] == "yesterday"


def test_cells_beyond_the_header_are_kept_and_said() -> None:
    reading = text_reading("Timestamp,Q\n2022-03-04,1,lost?\n2022-03-05,2\n")
    assert reading.columns == ("submitted_at", "Q", "C")
    assert reading.rows[0].cells[2] == "lost?"
    assert "row 2" in str(reading.warnings[0])


def test_google_responses_saved_as_a_workbook() -> None:
    reading = foreign.read(Source("a.xlsx", workbook([["Timestamp", "Q"], ["2022-03-04", 4]])))
    assert (reading.format, reading.rows[0].cells) == ("google_forms", ("2022-03-04", "4"))


def test_microsoft_workbook() -> None:
    reading = foreign.read(Source("Barometer(1-2).xlsx", foreign.MICROSOFT))
    assert reading.columns[:3] == ("response", "submitted_at", "respondent")
    assert reading.ignored == ("Start time", "Name")
    assert column(reading, "response") == ["8", "9"]
    assert column(reading, "submitted_at") == ["2022-09-27T11:49:02", "2022-10-03T08:09:00"]
    assert column(reading, "respondent") == ["", "ada@example.org"]
    assert column(reading, "What hurts?") == ["Access;Tools;", ""]


def test_microsoft_saved_again_as_french_csv() -> None:
    reading = text_reading(foreign.MICROSOFT_CSV, encoding="cp1252")
    assert (reading.encoding, reading.delimiter) == ("cp1252", ";")
    assert column(reading, "submitted_at")[1] == "2022-10-03T08:09:00"
    assert column(reading, "respondent") == ["", "ada@example.org"]


def test_microsoft_quiz_columns_are_left_out() -> None:
    text = (
        "ID,Start time,Completion time,Email,Name,Total points,Quiz feedback,Q,Points - Q,"
        "Feedback - Q,Last modified time\n1,2025-03-04,2025-03-04,,,,,Agree,1,,\n"
    )
    assert text_reading(text).columns == ("response", "submitted_at", "respondent", "Q")


def test_limesurvey_codes_incomplete_and_undated() -> None:
    reading = text_reading(foreign.LIME_CODES, encoding="utf-8-sig")
    assert reading.columns == ("response", "submitted_at", "tribe", "P5[O1]")
    assert column(reading, "submitted_at") == ["2025-03-04T10:00:00", ""]
    assert reading.non_rows_by_reason == {"header": 1, "incomplete response": 1}
    assert {"seed", "interviewtime", "groupTime7"} <= {*reading.ignored}


def test_limesurvey_full_text_in_french_keeps_headers() -> None:
    reading = text_reading(foreign.LIME_TEXT_FR)
    questions = ("Nos pratiques &amp; outils [Le cap]", "Freins [Accès]")
    assert reading.columns == ("response", "submitted_at", *questions)
    assert "Adresse IP" in reading.ignored


def test_limesurvey_codes_and_texts() -> None:
    reading = text_reading(foreign.LIME_BOTH)
    assert reading.columns[2] == "Ag2[SQ002]. Practices [We know where we go]"
    assert reading.headers[0] == "id. Response ID"


def test_a_preamble_above_the_header_is_no_row() -> None:
    reading = text_reading("My export,,\n\nTimestamp,Q,R\n2025-03-04,1,2\n,,\n")
    assert reading.non_rows_by_reason == {"preamble": 1, "blank": 2, "header": 1}


def test_unknown_columns_are_no_known_format() -> None:
    source = Source("a.csv", b"a,b\n1,2\n")
    assert recognise(source) is None
    with pytest.raises(UnrecognisedError, match="No known format"):
        read(source)


@pytest.mark.parametrize(
    "header", ["E-Mail-Adresse", "Adresse e-mail", "Correo electrónico", "E-Mail"]
)
def test_an_address_is_known_in_other_languages(header: str) -> None:
    assert normalise(header) in EMAIL


@pytest.mark.parametrize(
    "header",
    [
        "Timestamp",
        "Horodateur",
        "Zeitstempel",
        "Marca temporal",
        "Informazioni cronologiche",
        "Carimbo de data/hora",
        "Tijdstempel",
        "Sygnatura czasowa",
    ],
)
def test_google_is_known_in_other_languages(header: str) -> None:
    reading = text_reading(f"\ufeff{header}\u00a0;Q\n2025-03-04 10:00:00;4\n")
    assert (reading.format, reading.columns) == ("google_forms", ("submitted_at", "Q"))


@pytest.mark.parametrize(
    "headers",
    [
        "ID,Start time,Completion time,Email,Name",
        "ID,Heure de début,Heure de fin,Adresse de messagerie,Nom",
        "ID,Startzeit,Fertigstellungszeit,E-Mail,Name",
        "ID,Hora de inicio,Hora de finalización,Correo electrónico,Nombre",
        "ID,Hora de início,Hora de conclusão,Email,Nome",
        "ID,Ora di inizio,Ora di completamento,Posta elettronica,Nome",
        "Id,Begintijd,Tijd van voltooien,E-mail,Naam",
        "Identyfikator,Godzina rozpoczęcia,Godzina ukończenia,Adres e-mail,Nazwa",
    ],
)
def test_microsoft_is_known_in_other_languages(headers: str) -> None:
    row = "1,2025-03-04 10:00:00,2025-03-04 10:09:00,ada@example.org,Ada,4"
    reading = text_reading(f"{headers},Q\n{row}\n")
    assert reading.format == "microsoft_forms"
    assert reading.columns == ("response", "submitted_at", "respondent", "Q")
    assert column(reading, "submitted_at") == ["2025-03-04T10:09:00"]


@pytest.mark.parametrize(
    "headers",
    [
        "Response ID,Date submitted,Last page,Start language",
        "ID de la réponse,Date de soumission,Dernière page,Langue de départ",
        "Antwort ID,Datum Abgeschickt,Letzte Seite,Start-Sprache",
        "ID de respuesta,Fecha de envío,Última página,Lenguaje inicial",
        "ID da resposta,Data de envio,Última página,Idioma inicial",
        "ID risposta,Data di invio,Ultima pagina,Lingua iniziale",
        "Antwoord ID,Datum ingestuurd,Laatste pagina,Starttaal",
        "ID odpowiedzi,Data wysłania,Ostatnia strona,Język początkowy",
    ],
)
def test_limesurvey_is_known_in_other_languages(headers: str) -> None:
    reading = text_reading(f"{headers},Q\n1,2025-03-04 10:00:00,3,x,4\n2,,1,x,4\n")
    assert reading.format == "limesurvey"
    assert reading.columns == ("response", "submitted_at", "Q")
    assert reading.non_rows_by_reason == {"header": 1, "incomplete response": 1}


def test_limesurvey_options_and_their_other_are_one_column_each() -> None:
    text = (
        "id,submitdate,lastpage,P5[SQ001]. Freins [Acc&egrave;s],P5[other]. Freins [Autre]\n"
        '1,2025-03-04 10:00:00,3,Oui,"le bruit, surtout"\n2,2025-03-04 10:00:00,3,Non,\n'
    )
    known = targets(text_reading(text))
    assert known["P5[SQ001]. Freins [Acc&egrave;s]"] == "pain_point:access"
    assert "P5[other]. Freins [Autre]" not in known


def test_google_grid_headers_with_html_breaks_and_spaces_are_known() -> None:
    text = (
        'Timestamp,"To what <b>extent</b>?  [I know\u00a0where we go ]",Vos freins ?,Vos freins ?\n'
        '2025-03-04,4,"Accès, Outils, vieux",Accès\n'
    )
    reading = text_reading(text)
    assert [*targets(reading).values()] == ["submitted_at", "data_1", "pain_points"]
    assert len(reading.columns) == 4  # the header that repeats is read, and mapped once
