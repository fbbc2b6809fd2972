"""Every page as axe-core judges it, its tables open, on two screens; and by keyboard alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from barometer.charts import theme
from barometer.charts.verdicts import BLUE, GREY, ORANGE
from tests.browser.driving import ROOT, Visitor, pages, served
from tests.charts.colour_vision import contrast

pytestmark = pytest.mark.browser
SCREENS = {"desktop, light, English": (1440, 900, "light", "en"),
           "phone, dark, French": (390, 844, "dark", "fr")}  # fmt: skip
# What axe finds in Streamlit's own widgets, by rule and selector: where, and why it is let be.
STREAMLITS = {
    ("presentation-role-conflict", "[data-testid=stFileUploaderDropzone]"): (
        {"import_data"},
        "minor: the drop zone is named but hidden from reading; its button is named and reached.",
    ),
    ("scrollable-region-focusable", "[data-testid=stSidebarContent]"): (
        set(),
        "serious, at times: the sidebar that a phone has put away; open, its links are reached.",
    ),
}
# Numbers that stand in coloured cells, and signs beside words; tests/charts/test_palette.py judges
# them where they stand.
ON_MARKS = {*theme.ON_LEVELS, BLUE, ORANGE, GREY}
LOOKS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]


@pytest.fixture(params=list(SCREENS))
def visitor(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visitor]:
    width, height, mode, language = SCREENS[request.param]
    visitor = Visitor(browser, width, height, mode, language)
    yield visitor
    visitor.context.close()


@pytest.fixture(scope="session")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose home holds nothing yet."""
    with served(tmp_path_factory.mktemp("empty") / "home") as address:
        yield address


def violations(page: Page) -> list[dict[str, Any]]:
    """One entry a rule and element: rule, impact, html, why, and the element itself by selector."""
    found = Axe().run(page).response["violations"]
    return [
        {
            "rule": rule["id"],
            "impact": rule["impact"],
            "selector": node["target"][-1],
            "html": node["html"][:200],
            "why": node["failureSummary"],
        }
        for rule in found
        for node in rule["nodes"]
    ]


def is_streamlits(page: Page, one: dict[str, Any]) -> bool:
    """Whether it is one of those listed."""
    found = page.locator(one["selector"]).first
    return any(
        rule == one["rule"] and found.evaluate("(node, rule) => node.matches(rule)", selector)
        for rule, selector in STREAMLITS
    )


@pytest.mark.parametrize("name", pages())
def test_a_page_is_for_everybody(name: str, server: str, visitor: Visitor) -> None:
    """No violation of ours; its language said; headings in order; figures' words readable."""
    page = visitor.open_page(server, name)
    visitor.open_tables()
    found = violations(page)
    assert [one for one in found if not is_streamlits(page, one)] == []
    for (rule, _selector), (where, _why) in STREAMLITS.items():
        if name in where:
            assert rule in {one["rule"] for one in found}, "mended by Streamlit: take it off"
    expect(page.locator("html")).to_have_attribute("lang", visitor.language)
    levels = headings(page)
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(level <= before + 1 for before, level in pairwise(levels))
    ground = LOOKS[visitor.mode]["backgroundColor"]
    assert {ink for ink in ink_in_figures(page) if contrast(ink, ground) < 4.5} <= ON_MARKS


def test_the_first_run_is_for_everybody(empty_server: str, visitor: Visitor) -> None:
    page = visitor.open_page(empty_server, "")
    assert [one for one in violations(page) if not is_streamlits(page, one)] == []
    assert all(level <= before + 1 for before, level in pairwise(headings(page)))


def test_the_sidebar_is_for_everybody_in_the_dark(server: str, browser: Browser) -> None:
    visitor = Visitor(browser, 1440, 900, "dark", "fr")
    page = visitor.open_page(server, "method")
    assert page.get_by_test_id("stSidebar").get_by_role("link").count() == len(pages())
    assert violations(page) == []
    visitor.context.close()


def headings(page: Page) -> list[int]:
    """The levels of the page's headings, from its top."""
    named = "[data-testid=stMain] :is(h1, h2, h3, h4, h5, h6)"
    levels: list[int] = page.eval_on_selector_all(named, "found => found.map(n => +n.tagName[1])")
    return levels


def ink_in_figures(page: Page) -> set[str]:
    """The colours of words in figures: axe does not judge words in SVG."""
    fills = page.eval_on_selector_all(
        ".js-plotly-plot :is(text, tspan)",
        "found => [...new Set(found.map(n => getComputedStyle(n).fill))]",
    )
    return {as_hex(fill) for fill in fills if fill.startswith("rgb")}


def as_hex(fill: str) -> str:
    """`rgb(1, 2, 3)` → `#010203`."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", fill)[:3])


def focused(page: Page) -> tuple[str, float]:
    """What the keyboard is on, in words, and the width of the ring around it, in pixels."""
    words, ring = page.evaluate(
        """() => {
            const on = document.activeElement, held = on.closest("label") || on;
            const style = getComputedStyle(held);
            const ring = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
            return [on.getAttribute("aria-label") || held.innerText || "", ring];
        }"""
    )
    return words.strip(), float(ring)


def tab_to(page: Page, words: str, at_most: int = 60) -> float:
    """Press Tab until the keyboard is on what has these words; the width of its ring."""
    for _press in range(at_most):
        page.keyboard.press("Tab")
        on, ring = focused(page)
        if on.split("\n")[0] == words:
            return ring
    pytest.fail(f"the keyboard never came to “{words}”")


def test_the_keyboard_alone_reads_a_page(server: str, browser: Browser) -> None:
    visitor = Visitor(browser, 1440, 900)
    page = visitor.open_page(server, "")
    page.keyboard.press("Tab")
    assert focused(page)[0] == "Skip to main content"
    assert tab_to(page, "Pain points") >= 2
    page.keyboard.press("Enter")
    page.wait_for_url("**/pain_points**")
    visitor.settle()
    tab_to(page, "Tribe")
    page.keyboard.type("Check")
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.wait_for_url("**tribe=Checkout**")
    visitor.settle()
    assert tab_to(page, "Table and downloads") >= 2
    page.keyboard.press("Space")
    page.wait_for_selector(".bm-table")
    assert tab_to(page, page.get_attribute(".bm-table", "aria-label") or "") >= 2
    assert not visitor.complaints
    visitor.context.close()
