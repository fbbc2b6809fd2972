"""What the page says and what the pack takes along of it are the same numbers."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import Any

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from barometer.evidence.model import Finding
from barometer.evidence.pptx import pptx
from barometer.store.home import Home
from barometer.store.publication import Publication
from barometer.text import Text
from tests.evidence.packs import finding, group, made, whole
from tests.pages.conftest import _navigation_decides
from tests.pages.test_pages import html, opened
from tests.shown_tables import shown_tables

__all__ = ["_navigation_decides"]
LANGUAGES = ("en", "fr")
VALUE = re.compile(r'<p class="bm-value"><b>(.*?)</b> <span>(.*?)</span>')


def first_slide(found: Any) -> str:
    slide = Presentation(io.BytesIO(pptx(found))).slides[0]
    return " | ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_numbers_are_the_overviews(
    sample: Publication, sample_home: Home, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("overview", sample_home, monkeypatch, lang=language)
    found = made(sample, whole(sample), language)
    numbers = finding(found, "verdict").numbers
    shown = [(unescape(value), unescape(unit)) for value, unit in VALUE.findall(html(app))]
    assert [(number.value, number.unit) for number in numbers] == shown
    assert len(shown) == 4
    said = first_slide(found)
    assert app.title[0].value.replace("\\", "") in said
    for value, unit in shown:
        assert f"{value} | {unit}" in said


def theme_rows(app: AppTest, columns: list[str]) -> list[tuple[Any, ...]]:
    """The table of the themes, as the page shows it."""
    app.toggle(key="table_themes").set_value(True).run()
    table = next(one for one in shown_tables(app) if {*columns} <= {*one.columns})
    return sorted(table[columns].itertuples(index=False, name=None))


def pack_rows(one: Finding, columns: list[str], language: str) -> list[tuple[Any, ...]]:
    assert one.table is not None
    places = [list(one.table.columns).index(column) for column in columns]
    return sorted(tuple(row[place] for place in places) for row in one.table.cells(Text(language)))


@pytest.mark.parametrize("tribe", ["", "Search"])
def test_scores_n_and_verdicts_are_those_of_the_maturity_page(
    sample: Publication, sample_home: Home, tribe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"tribe": tribe} if tribe else {}
    app = opened("maturity", sample_home, monkeypatch, lang="en", **link)
    chosen = group(sample, tribe=tribe) if tribe else whole(sample)
    found = made(sample, chosen)
    assert finding(found, "verdict").title == app.title[0].value.replace("\\", "")
    columns = ["theme", "score", "difference", "verdict", "n"]
    told = pack_rows(finding(found, "themes"), columns, "en")
    read = [(t, f"{s:.1f}", d, v, f"{n:.0f}") for t, s, d, v, n in theme_rows(app, columns)]
    assert [(t, s, v, n) for t, s, _d, v, n in told] == [(t, s, v, n) for t, s, _d, v, n in read]
    moved = [float(d.replace("\N{MINUS SIGN}", "-")) for _t, _s, d, _v, _n in told]
    assert moved == pytest.approx([d for _t, _s, d, _v, _n in read])


@pytest.mark.parametrize("page", ["overview", "maturity"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_offers_its_pack(
    page: str, language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, sample_home, monkeypatch, lang=language)
    assert not app.exception
    offered = {
        button.proto.id.rpartition("-")[2]
        for button in app.get("download_button")
        if "pack_" in button.proto.id
    }
    assert offered == {"pack_pptx", "pack_pdf", "pack_xlsx", "pack_zip"}
