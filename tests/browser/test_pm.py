"""A PM in a real browser: what hurts in my tribe, what colleagues wrote, what came of it."""

from __future__ import annotations

import re

import pytest

from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser


def choose(visitor: Visitor, label: str, option: str) -> None:
    """Choose in a filter by clicking."""
    visitor.page.get_by_role("combobox", name=label, exact=True).click()
    visitor.page.get_by_role("option", name=option).click()
    visitor.settle()


def test_from_a_tribes_pain_points_to_what_came_of_one(server: str, visitor: Visitor) -> None:
    page = visitor.open(f"{server}/pain_points?lang=en")
    choose(visitor, "Tribe", "Checkout")
    page.wait_for_url("**tribe=Checkout**")
    page.get_by_text(re.compile("Checkout, 2026-S2")).first.wait_for()
    page.keyboard.press("Escape")

    page.get_by_label(re.compile("^Search the comments")).fill("evenement")
    page.keyboard.press("Enter")
    page.wait_for_selector(".bm-comments mark")
    assert page.inner_text(".bm-comments mark") == "événement"
    assert "q=evenement" in page.url

    card = page.locator(".bm-item h3 a[href*='point=']").first
    name = card.inner_text()
    card.click()
    page.wait_for_url("**point=**")
    visitor.settle()
    assert name in page.inner_text("h1")
    assert "tribe=Checkout" in page.url
    assert "What came of it" in visitor.words()

    answer = page.locator(".bm-item h3 a[href*='initiative=']").first
    named = answer.inner_text()
    answer.click()
    page.wait_for_url("**/community?**initiative=**")
    visitor.settle()
    assert named in visitor.words()
    assert not visitor.complaints


def test_the_filtered_view_is_a_link(server: str, visitor: Visitor) -> None:
    page = visitor.open(f"{server}/pain_points?lang=en")
    before = page.inner_text(".bm-lead")
    choose(visitor, "Tribe", "Checkout")
    page.wait_for_url("**tribe=Checkout**")
    page.get_by_text(re.compile("Checkout, 2026-S2")).first.wait_for()
    visitor.settle()
    found = page.inner_text("h1"), page.inner_text(".bm-lead")
    assert found[1] != before
    visitor.open(page.url)
    assert (page.inner_text("h1"), page.inner_text(".bm-lead")) == found
    page.go_back()
    page.get_by_text("The whole organisation, 2026-S2").first.wait_for()
