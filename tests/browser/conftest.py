"""A real browser on a real server, started from a fresh home through the production door."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from barometer.store.home import Home
from tests.browser.driving import Visitor, served

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def chromium() -> str | None:
    """The browser to drive: BAROMETER_CHROMIUM, else the first one on the path."""
    named = os.environ.get("BAROMETER_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after each file: Playwright's event loop would be in the way of asyncio.run."""
    found = chromium()
    if found is None:
        reason = f"no Chromium: set BAROMETER_CHROMIUM, or install one of {', '.join(NAMES)}"
        if os.environ.get("BAROMETER_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        driven = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield driven
        driven.close()


@pytest.fixture(scope="session")
def server(sample_home: Home) -> Iterator[str]:
    with served(sample_home.path) as address:
        yield address


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Visitor]:
    visitor = Visitor(browser, 1440, 900)
    yield visitor
    visitor.context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Visitor]:
    visitor = Visitor(browser, 390, 844, language="fr")
    yield visitor
    visitor.context.close()


@pytest.fixture(params=["desktop", "phone"])
def visitor(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visitor]:
    """The same visitor on both screens, in English."""
    visitor = Visitor(browser, *{"desktop": (1440, 900), "phone": (390, 844)}[request.param])
    yield visitor
    visitor.context.close()
