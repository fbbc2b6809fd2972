"""Qualtrics: three header rows, two or one; previews and unfinished responses; names and texts."""

from __future__ import annotations

import pytest

from pipelines.importers._qualtrics_headings import Heading, compose
from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.foreign_surveys import (
    QUALTRICS,
    QUALTRICS_BARE,
    QUALTRICS_LEGACY,
    QUALTRICS_NUMBERS,
    csv_text,
    import_ids,
)
from tests.pipelines.importers.mapped import cells, targets


def test_qualtrics_columns_are_known_by_name_and_by_text() -> None:
    reading = text_reading(csv_text(QUALTRICS))
    assert targets(reading) == {
        "submitted_at": "submitted_at",
        "response": "response",
        "respondent": "respondent",
        "tribe. What is your tribe?": "tribe",
        "Q2_1. How far do you agree? [I know where we go]": "data_1",
        "Q2_2. How far do you agree? [I have data]": "data_2",
        "Q3_1. What hurts? - Selected Choice [Access]": "pain_point:access",
        "Q3_2. What hurts? - Selected Choice [Tools, old]": "pain_point:tools",
    }


def test_qualtrics_previews_and_unfinished_responses_are_no_rows() -> None:
    reading = text_reading(csv_text(QUALTRICS))
    assert reading.non_rows_by_reason == {"header": 3, "incomplete response": 1, "preview": 1}
    assert cells(reading, "response") == ["R_1", "R_2"]
    numbers = text_reading(csv_text(QUALTRICS_NUMBERS))
    assert numbers.non_rows_by_reason == {"header": 3, "incomplete response": 1, "preview": 1}


def test_qualtrics_knows_who_and_when_and_leaves_the_rest_out() -> None:
    reading = text_reading(csv_text(QUALTRICS))
    assert cells(reading, "respondent") == ["r_1@example.org", "r_2@example.org"]
    assert cells(reading, "submitted_at") == ["2025-07-18T08:30:00"] * 2
    assert {"IPAddress", "RecordedDate", "RecipientLastName", "Q_Score"} <= {*reading.ignored}


def test_qualtrics_seen_and_unanswered_is_empty() -> None:
    reading = text_reading(csv_text(QUALTRICS))
    assert cells(reading, "Q2_2. How far do you agree? [I have data]") == ["", ""]


def test_qualtrics_tab_separated_in_utf_16() -> None:
    reading = text_reading(csv_text(QUALTRICS, "\t"), "a.tsv", "utf-16")
    assert (reading.format, reading.delimiter, len(reading.rows)) == ("qualtrics", "\t", 2)


def test_qualtrics_legacy_has_two_header_rows_and_loses_nobody() -> None:
    reading = text_reading(csv_text(QUALTRICS_LEGACY), encoding="utf-8-sig")
    assert reading.non_rows_by_reason == {"header": 2, "incomplete response": 1}
    assert cells(reading, "response") == ["R_2"]
    assert targets(reading)["Q2_2. What hurts? [Tools, old]"] == "pain_point:tools"


def test_qualtrics_with_its_other_header_rows_deleted() -> None:
    reading = text_reading(csv_text(QUALTRICS_BARE))
    assert reading.non_rows_by_reason == {"header": 1, "incomplete response": 1}
    assert targets(reading)["tribe"] == "tribe"
    two = text_reading(csv_text([*QUALTRICS[:2], *QUALTRICS[3:]]))
    assert two.non_rows_by_reason["header"] == 2
    assert two.columns == text_reading(csv_text(QUALTRICS)).columns


def test_qualtrics_without_question_texts_keeps_the_names() -> None:
    reading = text_reading(csv_text([QUALTRICS[0], *QUALTRICS[2:]]))
    assert reading.non_rows_by_reason["header"] == 2
    assert "Q2_1" in reading.columns


@pytest.mark.parametrize(
    ("headings", "headers"),
    [
        ([Heading("Q7", "Any words", "QID7")], ["Q7. Any words"]),
        ([Heading("Q1.2", "Any words", "QID7")], ["Q1_2. Any words"]),
        ([Heading("tribe", "tribe", "tribe")], ["tribe"]),
        ([Heading("age_1", "Age? - Years", "QID2_1")], ["age_1. Age? [Years]"]),
        ([Heading("Q2", "Who? - Selected Choice", "QID2")], ["Q2. Who?"]),
        (
            [Heading("Q2", "Qui - Choix", "QID2"), Heading("Q2_5_TEXT", "Qui - X - Texte", "QID2")],
            ["Q2. Qui", "Q2_5_TEXT. Qui [X - Texte]"],
        ),
        (
            [Heading("c_1", "I know - well"), Heading("c_2", "I have - data")],
            ["c_1. I know - well", "c_2. I have - data"],
        ),
    ],
)
def test_qualtrics_header_of(headings: list[Heading], headers: list[str]) -> None:
    assert compose(headings) == headers


def test_qualtrics_question_is_known_by_a_former_header_that_is_its_name() -> None:
    text = csv_text(
        [("ResponseId", "Q7"), ("Response ID", "Anything"), import_ids("_recordId", "QID7")]
    )
    assert targets(text_reading(text + "R_1,4\n"))["Q7. Anything"] == "data_2"


def test_qualtrics_timings_and_topics_are_left_out() -> None:
    technical = ("t_First Click", "b_Operating System", "Q2_DO_1", "Q2 - Parent Topics")
    names = ("ResponseId", *technical, "Q2_DOING")
    ids = import_ids("_recordId", *(f"QID{i}" for i in range(1, 6)))
    reading = text_reading(csv_text([names, names, ids, ["R_1", *"abcde"]]))
    assert reading.ignored == technical
    assert reading.columns == ("response", "Q2_DOING")
