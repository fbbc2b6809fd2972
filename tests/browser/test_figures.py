"""Charts in a real browser: no word is cut at their edge, and a click opens the questions."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser
PAGES = (
    "overview",
    "maturity",
    "participation",
    "pain_points",
    "crafternoons",
    "knowledge_center",
    "community",
)
CUT = """figures => figures.flatMap(figure => {
  const edge = figure.getBoundingClientRect();
  const words = [...figure.querySelectorAll('svg.main-svg text')].filter(w => w.textContent.trim());
  return words.filter(word => {
    const box = word.getBoundingClientRect();
    return box.height && (box.left < edge.left - 1 || box.right > edge.right + 1
      || box.top < edge.top - 1 || box.bottom > edge.bottom + 1);
  }).map(word => word.textContent);
})"""
CELL = ".st-key-chart_tribes .points path.point"
INKS = """words => words.map(word => {
  const style = getComputedStyle(word);
  return [word.textContent, style.fill, style.fillOpacity, style.opacity].join(' ');
}).sort()"""


@pytest.fixture(params=["desktop", "phone"])
def browsing(request: pytest.FixtureRequest) -> Visitor:
    visitor: Visitor = request.getfixturevalue(request.param)
    return visitor


@pytest.mark.parametrize("page", PAGES)
def test_no_word_of_a_chart_is_cut(page: str, server: str, browsing: Visitor) -> None:
    drawn = browsing.open_page(server, page)
    drawn.wait_for_selector(".js-plotly-plot .main-svg text")
    browsing.settle()
    assert drawn.eval_on_selector_all(".js-plotly-plot", CUT) == []


def test_a_click_on_a_theme_opens_its_questions(server: str, desktop: Visitor) -> None:
    page = desktop.open(f"{server}/maturity?lang=en")
    mark = page.locator(".st-key-chart_themes .point").last
    mark.wait_for(state="attached")
    desktop.settle()
    box = mark.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.wait_for_selector(".hoverlayer .hovertext")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/maturity?**theme=**")
    desktop.settle()
    expect(page.get_by_role("heading", name="favourable")).to_be_in_viewport()
    shown = page.locator(".st-key-chart_themes .point")
    assert {one.evaluate("one => getComputedStyle(one).opacity") for one in shown.all()} == {"1"}


def test_a_click_on_a_cell_opens_its_questions(server: str, desktop: Visitor) -> None:
    page = desktop.open(f"{server}/maturity?lang=en")
    page.wait_for_selector(CELL, state="attached")
    desktop.settle()
    before = page.eval_on_selector_all(".st-key-chart_tribes .textpoint text", INKS)
    cell = page.locator(CELL).nth(3)
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2 + 30, box["y"] + box["height"] / 2
    page.mouse.move(x, y, steps=4)
    page.wait_for_selector(".hoverlayer .hovertext")
    page.mouse.click(x, y)
    page.wait_for_url("**/maturity?**theme=data**")
    desktop.settle()
    assert re.search(r"tribe=\w+", page.url)
    expect(page.get_by_role("heading", name="favourable")).to_be_in_viewport()
    assert page.eval_on_selector_all(".st-key-chart_tribes .textpoint text", INKS) == before
