"""Search: accents and case do not matter, and nothing gets out of its quotes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from barometer.ui.search import bare, found, marked


def test_accents_and_case_do_not_matter() -> None:
    assert found("Les modèles diffèrent", "MODELES diff")
    assert not found("Les modèles diffèrent", "roadmap")
    assert found("anything", "")


def test_what_was_found_is_marked() -> None:
    assert marked("Déjà vu & déjà lu", "deja") == "<mark>Déjà</mark> vu &amp; <mark>déjà</mark> lu"


def test_overlapping_words_are_marked_once() -> None:
    assert marked("roadmaps", "road roadmap") == "<mark>road</mark>maps"


@given(st.text())
def test_bare_keeps_the_length(words: str) -> None:
    assert len(bare(words)) == len(words)


@given(st.text(), st.text())
def test_a_comment_cannot_become_html(words: str, sought: str) -> None:
    plain = marked(words, sought).replace("<mark>", "").replace("</mark>", "")
    assert "<" not in plain
