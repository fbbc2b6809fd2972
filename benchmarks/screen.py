"""What a session sees in a browser: seconds from a choice, or a link, to the last figure drawn."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.sessions import Filter

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
STILL = 400  # milliseconds without a change in a figure: it is drawn
WATCH = """
window.felt = {start: 0, last: 0};
new MutationObserver((seen) => {
  const drawn = (one) => one.attributeName === 'data-test-script-state'
    || one.target.closest?.('[data-testid=stPlotlyChart]');
  if (seen.some(drawn)) window.felt.last = performance.now();
}).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""
CLICK = "element => { window.felt.start = performance.now(); element.click(); }"
DRAWN = f"""figures =>
  document.querySelectorAll('.js-plotly-plot .main-svg').length >= figures
  && document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
  && window.felt.last > window.felt.start && performance.now() - window.felt.last > {STILL}
"""


@contextmanager
def browser() -> Iterator[Browser | None]:
    """A Chromium, or None where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        yield None
        return
    with sync_playwright() as playwright:
        driven = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield driven
        driven.close()


class Screen:
    """A window of its own, with nothing kept from earlier visits."""

    def __init__(self, driven: Browser, link: str, figures: int) -> None:
        self._context = driven.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
        self._context.add_init_script(WATCH)
        self._figures = figures
        self.page: Page = self._context.new_page()
        self.page.goto(link)
        self.opened = self._seconds()

    def __enter__(self) -> Screen:
        return self

    def __exit__(self, *_error: object) -> None:
        self._context.close()

    def choose(self, found: Filter, option: str) -> float:
        """Choose an option as a keyboard would: no mouse is left over a figure."""
        widget = self.page.locator(f".st-key-{found.key}")
        if found.kind == "selectbox":
            widget.get_by_role("combobox").click()
            chosen = self.page.get_by_role("option", name=option, exact=True)
        else:
            chosen = widget.get_by_text(option, exact=True)
        chosen.evaluate(CLICK)
        return self._seconds()

    def _seconds(self) -> float:
        self.page.wait_for_function(DRAWN, arg=self._figures, polling=100, timeout=60_000)
        return float(self.page.evaluate("(window.felt.last - window.felt.start) / 1000"))
