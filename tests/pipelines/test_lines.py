"""Cells of text as numbers: what is no number, or no plausible one, is refused."""

from __future__ import annotations

import pytest

from pipelines.lines import Parser, UnreadableError, parse_number, parse_whole


@pytest.mark.parametrize("parser", [parse_whole, parse_number])
@pytest.mark.parametrize("value", ["1e30", "-1e30", "1000000000001"])
def test_a_number_too_large_is_not_plausible(parser: Parser, value: str) -> None:
    with pytest.raises(UnreadableError, match="is not a plausible number"):
        parser(value)


@pytest.mark.parametrize("parser", [parse_whole, parse_number])
@pytest.mark.parametrize("value", ["inf", "-inf", "nan", "1e999", "many"])
def test_what_is_not_finite_is_no_number(parser: Parser, value: str) -> None:
    with pytest.raises(UnreadableError, match=r"is not a (whole )?number"):
        parser(value)


def test_numbers_are_read() -> None:
    assert (parse_whole("12.0"), parse_number("1.5"), parse_whole("1e12")) == (12, 1.5, 10**12)
