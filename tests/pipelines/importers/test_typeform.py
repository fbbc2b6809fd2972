"""Typeform: tokens, partial responses, options under their labels, `Other` again and again."""

from __future__ import annotations

import pytest

from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.foreign_surveys import (
    TYPEFORM,
    TYPEFORM_NEW,
    TYPEFORM_SHEET,
    csv_text,
)
from tests.pipelines.importers.mapped import cells, targets


def test_typeform_columns_are_known_through_html_and_options() -> None:
    reading = text_reading(csv_text(TYPEFORM))
    assert targets(reading) == {
        "response": "response",
        "respondent": "respondent",
        "submitted_at": "submitted_at",
        "<strong>What</strong> is your tribe?": "tribe",
        "I know where we go": "data_1",
        "Access": "pain_point:access",
        "Tools, old": "pain_point:tools",
    }
    assert cells(reading, "response") == ["21db37adb60cdcafad", "e0b92236ac53b58f07"]
    assert cells(reading, "submitted_at")[0] == "2025-03-04T10:02:00"
    assert cells(reading, "respondent") == ["ada@example.org", ""]
    assert reading.ignored == ("Start Date (UTC)", "Network ID")


def test_typeform_other_is_named_after_its_question_but_not_among_options() -> None:
    columns = text_reading(csv_text(TYPEFORM)).columns
    assert "<strong>What</strong> is your tribe? (Other)" in columns
    assert "Other" in columns


def test_typeform_flags_hold_the_word_and_the_number() -> None:
    reading = text_reading(csv_text(TYPEFORM))
    assert cells(reading, "Do you like it here?") == ["Yes (1)", "No (0)"]
    assert cells(reading, "I know where we go") == ["4", "5"]


def test_typeform_partial_responses_are_no_rows() -> None:
    reading = text_reading(csv_text(TYPEFORM_NEW))
    assert reading.non_rows_by_reason == {"header": 1, "incomplete response": 1}
    assert cells(reading, "response") == ["gml15d7m"]
    assert {"Tags", "Ending", "Prénom", "Response Type"} <= {*reading.ignored}


@pytest.mark.parametrize(
    ("kind", "sent", "rows"),
    [("completed", "", 1), ("", "", 0), ("", "2025-03-04", 1), ("started", "2025-03-04", 0)],
)
def test_typeform_response_is_sent_when_it_says_so_or_has_a_date(
    kind: str, sent: str, rows: int
) -> None:
    text = f"#,Q,Response Type,Submit Date (UTC)\na1,4,{kind},{sent}\n"
    assert len(text_reading(text).rows) == rows


def test_typeform_google_sheet_has_its_token_last() -> None:
    reading = text_reading(csv_text(TYPEFORM_SHEET))
    assert reading.format == "typeform"
    assert reading.columns[-2:] == ("submitted_at", "response")


def test_typeform_with_nobody_in_it_has_no_rows() -> None:
    reading = text_reading(csv_text(TYPEFORM[:1]))
    assert (reading.format, reading.rows) == ("typeform", ())
