"""Keywords are found as people write them, and not inside other words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.keywords import Keywords
from barometer.questionnaire import PainPoint

FIGURES = PainPoint(
    id="figures",
    theme="data",
    label={"en": "Two figures"},
    keywords={"en": ("dashboard", "a/b", "user"), "fr": ("tableau de bord", "donnée", "cap", "")},
)
LATE = PainPoint(
    id="late", theme="culture", label={"en": "Late"}, keywords={"en": ("too late", "user")}
)
KEYWORDS = Keywords([FIGURES, LATE])


def found(comment: str) -> dict[str, list[str]]:
    """Pain point → the words that hit, as they were written."""
    hits = KEYWORDS.find(comment)
    return {point: [comment[start:end] for start, end in spans] for point, spans in hits.items()}


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("Two DASHBOARDS, one truth", ["DASHBOARDS"]),
        ("Nos tableaux de bord divergent", ["tableaux de bord"]),
        ("L’accès aux données", ["données"]),
        ("la DONNEE manque", ["DONNEE"]),
        (unicodedata.normalize("NFD", "la donnée manque"), ["donne\u0301e"]),
        ("An A/B-test takes weeks", ["A/B"]),
        ("les caps changent", ["caps"]),
        ("a dashboard is a dashboard", ["dashboard", "dashboard"]),
    ],
)
def test_a_keyword_hits_however_it_is_written(comment: str, words: list[str]) -> None:
    assert found(comment) == {"figures": words}


@pytest.mark.parametrize(
    "comment",
    ["No capacity left", "an abuser", "le tableau du bord", "tableau de", "mydashboard", "", "?!"],
)
def test_a_keyword_does_not_hit_inside_another_word(comment: str) -> None:
    assert found(comment) == {}


def test_one_word_may_hit_for_several_pain_points() -> None:
    assert found("Users come too late") == {"figures": ["Users"], "late": ["Users", "too late"]}


def test_a_pain_point_without_keywords_is_never_suggested() -> None:
    silent = PainPoint(id="silent", theme="data", label={"en": "Dashboards"})
    assert Keywords([silent]).find("dashboards") == {}


@given(st.text(), st.text(alphabet="dashborue é'’-./ \u0301", max_size=40))
def test_whatever_is_written_hits_lie_in_it_in_order(before: str, after: str) -> None:
    comment = f"{before} dashboard {after}"
    spans = KEYWORDS.find(comment)["figures"]
    assert list(spans) == sorted(spans, key=lambda span: span[0])
    assert all(0 <= start < end <= len(comment) for start, end in spans)
    assert "dashboard" in {comment[start:end] for start, end in spans}
