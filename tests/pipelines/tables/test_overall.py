"""The 0–10 question: promoters less detractors, only where it was asked so."""

from __future__ import annotations

import pytest

from barometer.settings import Settings
from barometer.store.home import Home
from pipelines.publish import publish
from tests.pipelines.conftest import Load, respondents


@pytest.fixture
def ask(settings: Settings) -> None:
    asks(settings, 11)


def asks(settings: Settings, scale: int) -> None:
    home = Home(settings.home)
    words = home.questionnaire.read_text(encoding="utf-8")
    question = f'[overall]\nid = "overall"\nscale = {scale}\n'
    home.questionnaire.write_text(words + question, encoding="utf-8")


def answered(load: Load, edition: str, *answers: int) -> None:
    """One respondent an answer of 0–10, known by a stable pseudonym."""
    rows = [
        row | {"overall": answer, "respondent": f"p{i}@p.example"}
        for i, (row, answer) in enumerate(zip(respondents("A", len(answers)), answers, strict=True))
    ]
    load("survey", rows, name=f"{edition}-{len(answers)}.csv", edition=edition)


@pytest.mark.usefixtures("ask")
def test_promoters_less_detractors_and_their_change(settings: Settings, load: Load) -> None:
    answered(load, "2025-S1", *[10, 9, 8, 7, 6, 0] * 2)
    answered(load, "2025-S2", *[10, 10, 9, 8, 7, 6] * 2)
    rows = publish(settings).frame("FROM overall ORDER BY edition")
    counts = rows[["n", "promoters", "passives", "detractors"]]
    assert counts.to_numpy().tolist() == [[12, 4, 4, 4], [12, 6, 4, 2]]
    assert rows["points"].tolist() == pytest.approx([0, 100 / 3])
    assert rows["difference"].iloc[1] == pytest.approx(100 / 3)
    assert rows["change_low"].iloc[1] < 100 / 3 < rows["change_high"].iloc[1]
    assert rows["difference"].isna().iloc[0]


@pytest.mark.usefixtures("ask")
def test_too_few_answers_are_not_shown(settings: Settings, load: Load) -> None:
    answered(load, "2025-S1", 10, 9, 8, 7)
    assert publish(settings).frame("FROM overall").empty


def test_another_scale_is_no_such_question(settings: Settings, load: Load) -> None:
    asks(settings, 10)
    load("survey", [r | {"overall": 9} for r in respondents("A", 12)], edition="2025-S1")
    assert publish(settings).frame("FROM overall").empty


@pytest.mark.usefixtures("ask")
def test_a_few_more_answers_wait_for_others(settings: Settings, load: Load) -> None:
    rows = respondents("A", 12)
    told = [
        r | {"overall": 8 if i < 9 else "", "respondent": f"p{i}@p.example"}
        for i, r in enumerate(rows)
    ]
    load("survey", told, name="first.csv", edition="2025-S1")
    assert publish(settings).frame("FROM overall")["n"].item() == 9
    more = [
        r | {"overall": 10 if i < 2 else "", "respondent": f"late{i}@p.example"}
        for i, r in enumerate(respondents("A", 6))
    ]
    load("survey", told + more, name="second.csv", edition="2025-S1")
    publication = publish(settings)
    assert publication.frame("SELECT responded FROM editions")["responded"].item() == 18
    assert publication.frame("FROM overall")["n"].item() == 9
