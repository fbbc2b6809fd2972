"""Product Ops in a real browser: a new semester's files, from upload to published number."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from barometer.store.home import Home
from pipelines.decisions import corrections
from tests.browser.driving import Visitor, served
from tests.pages import new_semester

pytestmark = pytest.mark.browser
ANY = "application/octet-stream"


@pytest.fixture
def home(sample_home: Home, tmp_path: Path) -> Home:
    """A copy of the sample's home, to be changed."""
    copied = Home(tmp_path / "copy")
    shutil.copytree(sample_home.path, copied.path)
    return copied


@pytest.fixture
def visitor(home: Home, browser: Browser) -> Iterator[Visitor]:
    visitor = Visitor(browser, 1440, 900)
    with served(home.path) as address:
        visitor.open(f"{address}/import_data?lang=en")
        yield visitor
        assert not visitor.complaints
        assert visitor.hosts == {address.removeprefix("http://")}
    visitor.context.close()


def upload(page: Page, name: str, content: bytes) -> None:
    page.set_input_files("input[type=file]", [{"name": name, "mimeType": ANY, "buffer": content}])


def press(page: Page, label: str) -> None:
    page.locator("[data-testid=stButton] button").filter(has_text=label).first.click()


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a list by typing, as a keyboard does."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    page.keyboard.type(option)
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")


def test_a_new_semester_is_corrected_loaded_published_and_read(
    visitor: Visitor, home: Home
) -> None:
    page = visitor.page
    upload(page, "population.csv", new_semester.population())
    page.get_by_text("7 rows = 6 loaded + 0 rejected + 1 no data").wait_for()
    press(page, "Load 6 rows")
    page.get_by_text("Loaded: population.csv").wait_for()

    upload(page, new_semester.NAME, new_semester.microsoft_forms(tribes={"Search": "Serach"}))
    page.get_by_text("survey, 56 respondents, 1 sheet").wait_for()
    press(page, "Continue")
    page.get_by_text("57 rows = 55 loaded + 1 rejected + 1 no data").wait_for()
    visitor.settle()
    with page.expect_download() as taken:
        page.get_by_text("Download the problems as CSV").click()
    rows = Path(taken.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("Row,Column,Value,Problem")
    assert any("Serach" in row for row in rows[1:])
    choose(page, "What “Serach” means", "Search")
    page.get_by_label("Reason, for whoever reads this later").first.fill("Typing error")
    page.keyboard.press("Tab")
    visitor.settle()
    press(page, "Keep 1 correction and check again")
    page.get_by_text("57 rows = 56 loaded + 0 rejected + 1 no data").wait_for()
    (kept,) = corrections(home)
    assert (kept.written, kept.means, kept.reason) == ("Serach", "Search", "Typing error")

    page.get_by_text("56 of 60: 93%").first.wait_for()
    page.wait_for_selector(".js-plotly-plot")
    press(page, "Load 56 rows")
    page.get_by_text("2 loaded files are not published yet").wait_for()
    press(page, "Publish")
    page.get_by_text("Published as number 2").wait_for()

    page.get_by_test_id("stMain").get_by_role("link", name="Participation").click()
    page.get_by_role("heading", level=1, name=re.compile("93%")).wait_for()
    assert "Edition 2027-S1" in visitor.words()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Maturity").click()
    page.get_by_text("Edition 2027-S1").first.wait_for()
    visitor.settle()
    assert re.search(r"from \d+", page.inner_text("h1"))


def test_a_step_that_is_done_can_be_opened_again(visitor: Visitor) -> None:
    page = visitor.page
    upload(page, new_semester.NAME, new_semester.microsoft_forms())
    press(page, "Continue")
    page.get_by_text("from 17 May 2027 to 28 May 2027").click()
    visitor.settle()  # a step that is still unfolding takes no click
    page.get_by_text("Still collecting answers").click()
    visitor.settle()
    press(page, "Continue")
    page.get_by_text("from 17 May 2027 to 28 May 2027, still collecting").wait_for()
    visitor.settle()


def test_the_journey_fits_a_phone_in_the_dark(home: Home, browser: Browser) -> None:
    visitor = Visitor(browser, 390, 844, "dark")
    with served(home.path) as address:
        page = visitor.open(f"{address}/import_data?lang=fr")
        upload(page, new_semester.NAME, new_semester.microsoft_forms(tribes={"Search": "Serach"}))
        page.get_by_text("Microsoft Forms").first.wait_for()
        visitor.settle()
        wider = page.evaluate(
            "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".map(part => part.scrollWidth - part.clientWidth)"
        )
        assert wider == [0, 0]
        assert not visitor.complaints
    visitor.context.close()
