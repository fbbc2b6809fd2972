"""The palette stands out on both grounds, and every kind of eye tells its colours apart."""

from __future__ import annotations

import itertools
import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

from barometer.charts import answers, theme
from barometer.charts.verdicts import BLUE, GREY, ORANGE
from tests.charts.colour_vision import EYES, contrast, distance, lab, over

ROOT = Path(__file__).parents[2]
LOOKS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
STYLE = (ROOT / "barometer" / "ui" / "style.css").read_text(encoding="utf-8")
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
MODES = ("light", "dark")
TEXT, MARK = 4.5, 3.0  # WCAG 2.2, level AA: 1.4.3 and 1.4.11
# Two patches of 10 are called by different names at a glance; about 1 is the least one can tell,
# and marks as small as a point of 12 pixels want several times that.
APART, FURTHER_THEMES = 10.0, 7.0


def grounds(mode: str) -> list[str]:
    """What words stand on: the page and the sidebar."""
    return [LOOKS[mode]["backgroundColor"], LOOKS[mode]["sidebar"]["backgroundColor"]]


def written(mode: str) -> dict[str, str]:
    """Every colour of words in our pieces of HTML, by its rule in the style sheet."""
    found = re.findall(r"([^{}]+)\{[^{}]*?[ ;{]color: light-dark\((#\w+), (#\w+)\)", STYLE)
    return {rule.strip(): pair[MODES.index(mode)] for rule, *pair in found}


def least(colours: tuple[str, ...]) -> float:
    """The smallest distance between two of the colours, to the eye that tells them least."""
    pairs = itertools.combinations(colours, 2)
    return min(distance(lab(one, eye), lab(two, eye)) for one, two in pairs for eye in EYES)


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_distance_is_that_of_the_published_pairs(
    one: tuple[float, ...], other: tuple[float, ...], known: float
) -> None:
    assert distance(np.array(one), np.array(other)) == pytest.approx(known, abs=5e-5)


def test_contrast_is_that_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_grey_looks_the_same_to_every_eye() -> None:
    for eye in EYES:
        assert distance(lab("#808080"), lab("#808080", eye)) < 0.1


@pytest.mark.parametrize("mode", MODES)
def test_words_are_readable(mode: str) -> None:
    ink = LOOKS[mode]["textColor"]
    assert written(mode)
    for ground in grounds(mode):
        assert contrast(ink, ground) >= 7
        assert contrast(LOOKS[mode]["linkColor"], ground) >= TEXT
        for rule, colour in written(mode).items():
            assert contrast(colour, ground) >= TEXT, rule


@pytest.mark.parametrize("mode", MODES)
def test_quiet_words_are_readable(mode: str) -> None:
    shares = {int(part) for part in re.findall(r"color-mix\(in srgb, currentColor (\d+)%", STYLE)}
    quiet = min(share for share in shares if share > 50)  # under it are lines, never words
    for ground in grounds(mode):
        assert contrast(over(LOOKS[mode]["textColor"], ground, quiet / 100), ground) >= TEXT


@pytest.mark.parametrize("mode", MODES)
def test_words_are_readable_on_what_is_coloured(mode: str) -> None:
    ink = LOOKS[mode]["textColor"]
    marked = re.findall(r"background: light-dark\((#\w+), (#\w+)\)", STYLE)
    assert marked
    for pair in marked:
        assert contrast(ink, pair[MODES.index(mode)]) >= TEXT
    assert contrast("#ffffff", LOOKS[mode]["primaryColor"]) >= TEXT


def test_numbers_are_readable_in_cells_and_bars() -> None:
    for cell, ink in zip(theme.LEVELS, theme.ON_LEVELS, strict=True):
        assert contrast(cell, ink) >= TEXT
    for part in answers.colours(5):
        assert max(contrast(part, ink) for ink in ("#ffffff", "#16242f")) >= TEXT
    for part in (theme.DISAGREE[0], theme.AGREE[1]):
        assert contrast(part, "#ffffff") >= TEXT


@pytest.mark.parametrize("mode", MODES)
def test_marks_stand_out(mode: str) -> None:
    ground = LOOKS[mode]["backgroundColor"]
    marks = (*theme.HUES, theme.ACCENT, theme.SECOND, theme.PALER, theme.MEDIAN, theme.MUTED)
    for colour in (*marks, BLUE, ORANGE, GREY, LOOKS[mode]["primaryColor"]):
        assert contrast(colour, ground) >= MARK, colour


def test_every_eye_tells_five_themes_apart() -> None:
    assert least(theme.HUES[:5]) >= APART
    assert least(theme.HUES) >= FURTHER_THEMES


@pytest.mark.parametrize(
    "colours",
    [
        (BLUE, ORANGE, GREY),
        (theme.ACCENT, theme.PALER, theme.SECOND, theme.MUTED),
        (theme.ACCENT, theme.MUTED, theme.MEDIAN),
        tuple(answers.colours(5)),
    ],
    ids=["verdicts", "parts of a bar", "now, before, median", "answers"],
)
def test_every_eye_tells_apart_what_stands_together(colours: tuple[str, ...]) -> None:
    assert least(colours) >= APART


def test_levels_grow_darker_step_by_step() -> None:
    for eye in EYES:
        tones = [float(lab(step, eye)[0]) for step in theme.LEVELS]
        assert tones == sorted(tones, reverse=True)
        assert min(a - b for a, b in itertools.pairwise(tones)) > 5


def test_streamlits_own_charts_take_the_same_hues() -> None:
    for mode in MODES:
        assert tuple(LOOKS[mode]["chartCategoricalColors"]) == theme.HUES[:6]


def test_no_chart_has_a_colour_of_its_own() -> None:
    kept = ("theme.py", "verdicts.py")
    charts = (ROOT / "barometer" / "charts").glob("*.py")
    for chart in (path for path in charts if path.name not in kept):
        assert not re.findall(r"#[0-9a-fA-F]{6}\b", chart.read_text(encoding="utf-8")), chart.name


def test_the_design_page_says_what_is_measured() -> None:
    said = re.findall(r"\| `(#\w{6})` \| ([\d.]+) \| ([\d.]+) \|", DESIGN)
    verdicts, others = (BLUE, ORANGE, GREY), (theme.ACCENT, theme.PALER, theme.MUTED, theme.MEDIAN)
    assert [colour for colour, *_contrasts in said] == [*theme.HUES, *others, *verdicts]
    for colour, *contrasts in said:
        measured = [contrast(colour, LOOKS[mode]["backgroundColor"]) for mode in MODES]
        assert [float(part) for part in contrasts] == [round(part, 1) for part in measured]
    for closest in (least(theme.HUES[:5]), least(verdicts), least(theme.HUES)):
        assert f"{closest:.1f}" in DESIGN


def test_words_are_set_in_the_sizes_of_the_design_page() -> None:
    scale = set(re.findall(r"\d\.\d+|\b1\b", DESIGN.split("size (rem)")[1].split("One border")[0]))
    assert set(re.findall(r"font-size: ([\d.]+)rem", STYLE)) <= scale
    assert {size.removesuffix("rem") for size in LOOKS["headingFontSizes"][:2]} <= scale
