"""Tally: the joined column and those of its options say the same, and count once."""

from __future__ import annotations

from barometer.settings import Settings
from pipelines.load import Request, check_source
from pipelines.source import Source
from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.foreign_surveys import TALLY, TALLY_FR, csv_text
from tests.pipelines.importers.mapped import cells, targets


def test_tally_takes_options_apart() -> None:
    reading = text_reading(csv_text(TALLY))
    assert reading.columns == (
        *("response", "submitted_at", "What is your tribe?", "What slows you down?"),
        *("What slows you down? [Access]", "What slows you down? [Tools, old (ours)]"),
        *("Rank them", "How far? [We know]", "How far? [We have data]"),
    )
    assert targets(reading)["What slows you down? [Access]"] == "pain_point:access"
    assert reading.ignored == ("Respondent ID",)


def test_tally_leaves_a_question_that_ends_in_brackets() -> None:
    reading = text_reading(csv_text(TALLY_FR))
    assert reading.columns[-1] == "Votre rôle (métier)"
    assert cells(reading, "respondent") == ["ada@example.org"]


def test_tally_submission_never_sent_is_no_row() -> None:
    rows = [list(row) for row in TALLY]
    rows[1][2] = ""
    reading = text_reading(csv_text(rows))
    assert reading.non_rows_by_reason == {"header": 1, "incomplete response": 1}


def test_tally_counts_an_option_once(settings: Settings) -> None:
    stem, option = "pain_points", "Getting at the data"
    text = csv_text(
        [
            ("Submission ID", "Respondent ID", "Submitted at", "tribe", "data_1", stem, "x"),
            ("a1", "r1", "2025-03-04 10:00:00", "Search", "4", option, "true"),
            ("a2", "r2", "2025-03-05 10:00:00", "Search", "4", "", "false"),
        ]
    ).replace(",x\n", f",{stem} ({option})\n")
    checked = check_source(Source("t.csv", text.encode()), Request("survey", "2025-S1"), settings)
    assert checked.tables["mentions"]["pain_point"].tolist() == ["data_access"]
    assert (checked.loaded, [str(p.rule) for p in checked.problems]) == (2, [])
