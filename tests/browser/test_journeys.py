"""What holds of every page in a real browser: links, language, width, whom it asks."""

from __future__ import annotations

import json
import re
import urllib.request

import pytest
from playwright.sync_api import Browser

from barometer.store.home import Home
from tests.browser.driving import Visitor, pages, served

pytestmark = pytest.mark.browser


def test_a_deep_link_is_the_first_thing_a_fresh_server_sees(
    sample_home: Home, browser: Browser
) -> None:
    visitor = Visitor(browser, 1440, 900)
    with served(sample_home.path) as address:
        page = visitor.open(f"{address}/pain_points?tribe=Search&lang=fr")
        page.get_by_text("Chercher dans les commentaires").wait_for()
        assert "Search, 2026-S2" in visitor.words()
        assert "Irritants" in page.inner_text("[data-testid=stSidebar]")
        assert page.get_by_text("Page not found").count() == 0
        assert not visitor.complaints
    visitor.context.close()


def test_the_language_goes_along(server: str, desktop: Visitor) -> None:
    page = desktop.open(server)
    page.get_by_text("Français").click()
    page.get_by_text("Indice de maturité").wait_for()
    assert "lang=fr" in page.url
    page.get_by_role("link", name="Participation").click()
    page.get_by_role("heading", level=1, name=re.compile("répon")).wait_for()
    assert page.url.endswith("/participation?lang=fr")


@pytest.mark.parametrize("path", pages())
def test_a_phone_never_scrolls_sideways(path: str, server: str, phone: Visitor) -> None:
    phone.open_page(server, path)
    phone.page.wait_for_timeout(700)
    assert phone.wider() == [0, 0]
    if phone.open_tables():
        assert phone.wider() == [0, 0]
    assert not phone.complaints


@pytest.mark.parametrize("path", pages())
def test_a_page_asks_nobody_else_and_does_not_complain(
    path: str, server: str, desktop: Visitor
) -> None:
    desktop.open(f"{server}/{path}")
    desktop.page.wait_for_timeout(500)
    assert desktop.hosts == {server.removeprefix("http://")}
    assert not desktop.complaints


def test_the_words_in_a_figure_are_light_on_a_dark_page(server: str, browser: Browser) -> None:
    visitor = Visitor(browser, 1440, 900, "dark")
    page = visitor.open(server)
    page.wait_for_selector(".textpoint text")
    fill = page.eval_on_selector(".textpoint text", "node => getComputedStyle(node).fill")
    assert min(int(part) for part in re.findall(r"\d+", fill)[:3]) > 150
    visitor.context.close()


def test_the_first_page_answers_to_its_name(server: str, desktop: Visitor) -> None:
    page = desktop.open(f"{server}/overview?lang=fr")
    assert page.get_by_text("Page not found").count() == 0
    assert "La maturité" in page.inner_text("h1")


def test_every_answer_carries_the_headers_and_health_reads_the_publication(server: str) -> None:
    with urllib.request.urlopen(f"{server}/healthz", timeout=10) as answer:
        assert json.load(answer) == {"status": "ok", "version": 1}
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
