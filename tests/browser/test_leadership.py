"""Leadership in a real browser: two minutes from the first click to what to say in the meeting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pptx import Presentation

from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser


def test_the_verdict_the_numbers_what_is_done_and_the_slides(server: str, visitor: Visitor) -> None:
    page = visitor.open(server)
    assert page.inner_text("h1") == "Maturity is up: 58 out of 100, from 54"
    said = visitor.words()
    assert re.search(r"Maturity index \S* ?up 58 of 100", said)
    assert re.search(r"Response rate \S* ?up 93% 56 of 60", said)
    assert re.search(r"Product Crafternoon \S* ?up 22 people", said)
    assert "from 4.5 at the start" in said
    assert re.search(r"Knowledge center reach .{0,12} 70% of 60", said)
    page.wait_for_selector(".js-plotly-plot .bars .point")

    doing = page.locator(".bm-across .bm-item h3 a").first
    name = doing.inner_text()
    doing.click()
    page.wait_for_url("**/community?**initiative=**")
    visitor.settle()
    assert name in visitor.words()
    page.go_back()
    page.wait_for_selector(".bm-cards")
    visitor.settle()

    page.get_by_role("button", name="Take along").click()
    with page.expect_download(timeout=120_000) as taken:
        page.get_by_text("Slides (PowerPoint)").click()
    slides = Presentation(str(Path(taken.value.path()))).slides
    assert 8 <= len(slides) <= 10
    assert all(slide.has_notes_slide for slide in slides)
    assert not visitor.complaints
