"""The same three respondents as every survey tool writes them: the same answers and mentions."""

from __future__ import annotations

import pytest

from barometer.settings import Settings
from pipelines.load import Request, check_source
from pipelines.source import Source
from tests.pipelines.importers.foreign_surveys import Rows, csv_text, import_ids

TEXT = "I can answer my own questions with data."
CULTURE = "I know where the product is going."
ACCESS, VISION = "Getting at the data", "Nobody explains the vision"
DAY = "2025-03-04 10:00:00"

FILES: dict[str, Rows] = {
    "google_forms": (
        ("Timestamp", "tribe", f"How far?  [{TEXT}]", f"How far?  [{CULTURE}]", "pain_points"),
        (DAY, "Search", "Agree", "5", f"{ACCESS}, {VISION}"),
        (DAY, "Search", "2", "Don't know", "something else"),
        (DAY, "CRM", "", "1", ""),
    ),
    "microsoft_forms": (
        ("ID", "Start time", "Completion time", "tribe", TEXT, CULTURE, "pain_points"),
        ("8", DAY, DAY, "Search", "Agree", "5", f"{ACCESS};{VISION};"),
        ("9", DAY, DAY, "Search", "2", "Don't know", "something else;"),
        ("10", DAY, DAY, "CRM", "", "1", ""),
    ),
    "limesurvey": (
        (
            *("id", "submitdate", "lastpage", "tribe", f"Q[1]. How? [{TEXT}]"),
            *(f"Q[2]. How? [{CULTURE}]", f"P[1]. Pains [{ACCESS}]", f"P[2]. Pains [{VISION}]"),
            "P[other]. Pains [Other]",
        ),
        ("1", DAY, "3", "Search", "Agree", "A5", "Yes", "Yes", ""),
        ("2", DAY, "3", "Search", "AO02", "N/A", "No", "No", "something else"),
        ("3", DAY, "3", "CRM", "", "A1", "", "", ""),
        ("4", "", "1", "CRM", "A2", "A2", "Yes", "", ""),
    ),
    "typeform": (
        (
            *("#", "tribe", "Other", TEXT, f"<strong>{CULTURE}</strong>", ACCESS, VISION, "Other"),
            *("Response Type", "Submit Date (UTC)", "Network ID"),
        ),
        ("a", "Search", "", "4", "5", ACCESS, VISION, "", "completed", DAY, "x"),
        ("b", "Search", "", "2", "", "", "", "something else", "completed", DAY, "x"),
        ("c", "CRM", "", "", "1", "", "", "", "completed", DAY, "x"),
        ("d", "CRM", "", "2", "", "", VISION, "", "partial", "", "x"),
    ),
    "surveymonkey": (
        (
            *("Respondent ID", "Collector ID", "Start Date", "End Date", "tribe"),
            *("How far do you agree?", "", "What slows you down?", "", ""),
        ),
        ("", "", "", "", "Response", TEXT, CULTURE, ACCESS, VISION, "Other (please specify)"),
        ("1", "7", DAY, DAY, "Search", "Agree", "Strongly agree", ACCESS, VISION, ""),
        ("2", "7", DAY, DAY, "Search", "Disagree", "N/A", "", "", "something else"),
        ("3", "7", DAY, DAY, "CRM", "", "Strongly disagree", "", "", ""),
    ),
    "qualtrics": (
        ("EndDate", "Finished", "ResponseId", "tribe", "Q1_1", "Q1_2", "Q2_1", "Q2_2", "Q2_2_TEXT"),
        (
            *("End Date", "Finished", "Response ID", "Your tribe", f"How? - {TEXT}"),
            *(f"How? - {CULTURE}", f"Pains - Selected Choice - {ACCESS}"),
            *(f"Pains - Selected Choice - {VISION}", "Pains - Other - Text"),
        ),
        import_ids(
            *("endDate", "finished", "_recordId", "tribe", "QID1_1", "QID1_2"),
            *("QID2_1", "QID2_2", "QID2_2_TEXT"),
        ),
        (DAY, "True", "R_1", "Search", "4", "5", "1", "1", ""),
        (DAY, "True", "R_2", "Search", "Disagree", "-99", "", "", "something else"),
        (DAY, "True", "R_3", "CRM", "", "1", "", "", ""),
        (DAY, "False", "R_4", "CRM", "2", "2", "1", "", ""),
    ),
    "tally": (
        (
            *("Submission ID", "Respondent ID", "Submitted at", "tribe", f"How? ({TEXT})"),
            *(f"How? ({CULTURE})", "pain_points"),
            *(f"pain_points ({ACCESS})", f"pain_points ({VISION})"),
        ),
        ("a", "x", DAY, "Search", "Agree", "5", f"{ACCESS}, {VISION}", "true", "true"),
        ("b", "y", DAY, "Search", "2", "Don't know", "", "false", "false"),
        ("c", "z", DAY, "CRM", "", "1", "", "", ""),
    ),
}


@pytest.mark.parametrize("tool", FILES)
def test_same_respondents_give_the_same_tables(tool: str, settings: Settings) -> None:
    source = Source("answers.csv", csv_text(FILES[tool]).encode())
    checked = check_source(source, Request("survey", "2025-S1"), settings)
    assert checked.reading.format == tool
    assert (checked.loaded, checked.rejected_rows) == (3, frozenset())
    answers = checked.tables["answers"].dropna(subset="answer")
    tribes = checked.tables["responses"].set_index("respondent")["tribe"]
    given = answers.assign(tribe=answers["respondent"].map(tribes))
    assert sorted(given[["tribe", "question", "answer"]].itertuples(index=False, name=None)) == [
        ("CRM", "culture_1", 1),
        ("Search", "culture_1", 5),
        ("Search", "data_1", 2),
        ("Search", "data_1", 4),
    ]
    assert sorted(checked.tables["mentions"]["pain_point"]) == ["data_access", "vision"]
