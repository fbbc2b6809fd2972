"""Product Ops in a real browser: from an empty home to a dashboard, and back by a step."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from barometer.store.home import Home
from barometer.store.publication import latest
from tests.browser.driving import Visitor, served

pytestmark = pytest.mark.browser
LOADED = 300_000  # milliseconds the sample may take on a busy machine


def test_an_empty_home_is_filled_with_one_click_and_a_load_undone(
    browser: Browser, tmp_path: Path
) -> None:
    home = Home(tmp_path / "home")
    visitor = Visitor(browser, 1440, 900)
    with served(home.path) as address:
        page = visitor.open(address)
        assert page.inner_text("h1") == "Nothing has been published yet"
        page.get_by_role("button", name="Load the sample").click()
        page.get_by_text("Loading file").wait_for()
        page.get_by_role("heading", level=1, name="Maturity is up: 58").wait_for(timeout=LOADED)
        visitor.settle()
        assert "Sample: a made-up organisation" in visitor.words()

        page.get_by_role("link", name="History", exact=True).click()
        page.get_by_role("heading", level=1, name="files are in use").wait_for()
        visitor.settle()
        page.get_by_label("Reason, for whoever reads this later").fill("loaded twice")
        page.keyboard.press("Tab")
        visitor.settle()
        page.get_by_role("button", name="Undo this load").click()
        page.get_by_text("is undone. Pages show publication 2.").wait_for(timeout=LOADED)
        page.get_by_text("loaded twice").first.wait_for()
        made = latest(home)
        assert made is not None
        assert made.version == 2
        page.get_by_role("link", name="Overview", exact=True).click()
        page.get_by_text("publication 2").first.wait_for()
        assert not visitor.complaints
    visitor.context.close()


def test_a_phone_reads_where_things_stand(server: str, phone: Visitor) -> None:
    page = phone.open_page(server, "start")
    assert page.locator("h2").filter(has_text="4.").count() == 1
    phone.open_page(server, "history")
    assert phone.page.locator(".bm-table").count() >= 3
    assert phone.wider() == [0, 0]
    assert not phone.complaints


def test_a_phone_starts_from_nothing(browser: Browser, tmp_path: Path) -> None:
    visitor = Visitor(browser, 390, 844, "dark", "fr")
    with served(tmp_path / "home") as address:
        page = visitor.open_page(address, "")
        assert page.inner_text("h1") == "Rien n’a encore été publié"
        assert page.get_by_test_id("stMain").get_by_role("button").count() >= 3
        assert visitor.wider() == [0, 0]
        assert not visitor.complaints
    visitor.context.close()
