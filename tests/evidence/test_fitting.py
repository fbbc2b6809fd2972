"""Words that fit: measured on the safe side, cut between words where they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.evidence.slides import fitting

SIZES = (20, 16, 12)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


@given(words=WORDS)
def test_what_is_fitted_fits(words: str) -> None:
    found = fitting.fitted(words, (4.0, 0.8), SIZES)
    lines = fitting.lines(found.words, found.size, 4.0)
    assert fitting.height(lines, found.size) <= 0.8
    assert found.size in SIZES


def test_short_words_stay_whole_and_large() -> None:
    assert fitting.fitted("Data rises", (4.0, 0.8), SIZES) == fitting.Fitted("Data rises", 20)


def test_long_words_are_cut_between_words() -> None:
    found = fitting.fitted("one two three " * 60, (4.0, 0.8), SIZES)
    assert found.size == 12
    assert found.words.endswith("…")
    assert set(found.words.rstrip("…").split()) <= {"one", "two", "three"}


@pytest.mark.parametrize("bold", [False, True])
def test_more_letters_are_wider(bold: bool) -> None:
    assert fitting.width("aa", 10, bold=bold) > fitting.width("a", 10, bold=bold)
    assert fitting.width("a", 10, bold=True) > fitting.width("a", 10)


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert fitting.lines("x" * 400, 12, 2.0) > 10
