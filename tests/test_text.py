"""Numbers, dates and sentences as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from barometer.errors import BarometerError, message
from barometer.text import Text


@pytest.mark.parametrize(
    ("language", "value", "digits", "said"),
    [
        ("en", 1234.56, 1, "1,234.6"),
        ("fr", 1234.56, 1, "1\u202f234,6"),
        ("en", -3.2, 0, "\u22123"),
        ("en", -0.2, 0, "0"),
        ("fr", None, 0, "–"),
    ],
)
def test_number(language: str, value: float | None, digits: int, said: str) -> None:
    assert Text(language).number(value, digits) == said


def test_number_with_sign() -> None:
    text = Text("en")
    assert [text.number(v, sign=True) for v in (4.4, 0.2, -4.4)] == ["+4", "0", "\u22124"]


def test_percent() -> None:
    assert Text("en").percent(56 / 60) == "93%"
    assert Text("fr").percent(56 / 60) == "93\u202f%"


def test_day() -> None:
    assert Text("fr").day(date(2025, 8, 1)) == "1er août 2025"
    assert Text("en").day(date(2025, 8, 1)) == "1 Aug 2025"


def test_unknown_language_is_english() -> None:
    assert Text("xx").language == "en"


def test_join_in_both_languages() -> None:
    assert Text("en").join(["a", "b", "c"]) == "a, b and c"
    assert Text("fr").join(["a", "b", "c"]) == "a, b et c"


def test_error_says_what_happened_then_what_to_do() -> None:
    error = BarometerError(message("{n} rows.", n=3), message("Mend them."))
    assert error.say(Text("en")) == str(error) == "3 rows. Mend them."


def test_words_somebody_typed_have_the_apostrophes_of_print() -> None:
    label = {"en": "Don't know", "fr": "Plutôt d'accord avec l'équipe"}
    assert Text("en").of(label) == "Don’t know"
    assert Text("fr").of(label) == "Plutôt d’accord avec l’équipe"
    assert Text("en").of({"en": "'quoted' words"}) == "'quoted' words"
