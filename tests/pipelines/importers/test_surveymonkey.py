"""SurveyMonkey: two header rows joined, one where condensed, in several languages."""

from __future__ import annotations

import pytest

from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.foreign_surveys import (
    MONKEY,
    MONKEY_BARE,
    MONKEY_CONDENSED,
    MONKEY_FR,
    csv_text,
)
from tests.pipelines.importers.mapped import cells, targets


def test_surveymonkey_joins_questions_and_items() -> None:
    reading = text_reading(csv_text(MONKEY))
    assert targets(reading) == {
        "response": "response",
        "submitted_at": "submitted_at",
        "respondent": "respondent",
        "What is your tribe?": "tribe",
        "How far do you agree? [I know where we go]": "data_1",
        "How far do you agree? [I have data]": "data_2",
        "What slows you down? [Access]": "pain_point:access",
        "What slows you down? [Tools, old]": "pain_point:tools",
        "Anything to add?": "comment_data",
    }
    assert cells(reading, "What slows you down? [Other (please specify)]") == ["the noise", ""]
    assert reading.non_rows_by_reason == {"header": 2}


def test_surveymonkey_knows_who_and_when() -> None:
    reading = text_reading(csv_text(MONKEY))
    assert cells(reading, "response") == ["3292879998", "3292879538"]
    assert cells(reading, "submitted_at") == ["2025-10-24T09:05:11", "2025-10-25T14:05:11"]
    assert cells(reading, "respondent") == ["ada@example.org", ""]
    assert {"Collector ID", "IP Address", "First Name", "Custom Data 1"} <= {*reading.ignored}


def test_surveymonkey_custom_data_that_is_filled_stays() -> None:
    rows = [list(row) for row in MONKEY]
    rows[2][8] = "Lyon"
    assert cells(text_reading(csv_text(rows)), "Custom Data 1") == ["Lyon", ""]


def test_surveymonkey_in_french() -> None:
    reading = text_reading(csv_text(MONKEY_FR))
    assert reading.columns == (
        *("response", "submitted_at", "respondent", "Quelle est votre tribu ?"),
        *("Vos freins ? [Accès]", "Vos freins ? [Autre (veuillez préciser)]"),
    )
    assert "Données personnalisées 1" in reading.ignored


@pytest.mark.parametrize(
    ("respondent", "single"),
    [
        ("ID del encuestado", "Respuesta"),
        ("Befragten-ID", "Offene Antwort"),
        ("ID do respondente", "Resposta"),
        ("ID rispondente", "Risposta"),
        ("Respondent ID", "Open-Ended Response"),
    ],
)
def test_surveymonkey_second_row_in_other_languages(respondent: str, single: str) -> None:
    reading = text_reading(f"{respondent},I know where we go\n,{single}\n11,4\n")
    assert (reading.format, reading.columns) == ("surveymonkey", ("response", "I know where we go"))


def test_surveymonkey_condensed_has_one_header_row() -> None:
    reading = text_reading(csv_text(MONKEY_CONDENSED))
    assert reading.non_rows_by_reason == {"header": 1}
    assert targets(reading)["What slows you down?"] == "pain_points"
    assert cells(reading, "What slows you down?") == ["Access,Tools, old", ""]


def test_surveymonkey_without_metadata_is_known_by_its_second_row() -> None:
    reading = text_reading(csv_text(MONKEY_BARE, end="\r"))
    assert reading.columns[2:] == (
        "Which ones? Select all. [The first]",
        "Which ones? Select all. [The second]",
    )
    assert len(reading.rows) == 2


def test_surveymonkey_item_with_brackets_stays_one_item() -> None:
    text = "Respondent ID,Which?,,How?\n,Access [all],Response [x],Response\n1,Access [all],,4\n"
    columns = text_reading(text).columns
    assert columns == ("response", "Which? [Access (all)]", "Which? [Response (x)]", "How?")


def test_surveymonkey_ids_a_spreadsheet_shortened_tell_nobody_apart() -> None:
    rows = [list(row) for row in MONKEY]
    rows[2][0] = rows[3][0] = "3,29288E+09"
    reading = text_reading(csv_text(rows, ";"))
    assert cells(reading, "response") == ["", ""]


def test_surveymonkey_blank_second_row_of_the_condensed_form() -> None:
    text = "Respondent ID,Collector ID,I know where we go\n,,\n11,4,5\n"
    reading = text_reading(text)
    assert reading.non_rows_by_reason == {"header": 1, "blank": 1}
    assert cells(reading, "I know where we go") == ["5"]
