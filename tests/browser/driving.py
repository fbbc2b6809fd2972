"""A server of ours on a free port, and a visitor who notes what goes wrong."""

from __future__ import annotations

import ast
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from barometer.text import Text

ROOT = Path(__file__).parents[2]
PATIENCE = 30_000


def pages() -> list[str]:
    """The address of every page, from PAGES of app.py, which draws when it is imported."""
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    (listed,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES"
    )
    assert isinstance(listed, ast.Tuple)
    return [ast.literal_eval(entry.elts[0]) for entry in listed.elts]  # type: ignore[attr-defined]


@contextmanager
def served(home: Path) -> Iterator[str]:
    """A server of that home on a free port of 127.0.0.1; ended by its own id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "server.py", "--server.port", str(port)]
    command += ["--server.headless", "true"]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"BAROMETER_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _second in range(120):
        assert process.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.5)
    pytest.fail("the server did not answer within a minute")


class Visitor:
    """A page with what it complained of and whom it asked."""

    def __init__(
        self, browser: Browser, width: int, height: int, mode: str = "light", language: str = "en"
    ) -> None:
        self.mode, self.language = mode, language
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, locale="en-GB", color_scheme=mode
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))

    def _hear(self, message: object) -> None:
        # Streamlit asks under the page's own address for its host configuration before it finds it.
        if message.type == "error" and "_stcore" not in message.location["url"]:  # type: ignore[attr-defined]
            self.complaints.append(message.text)  # type: ignore[attr-defined]

    def open(self, address: str) -> Page:
        """Go there and wait until the page is drawn and still."""
        self.page.goto(address)
        self.settle()
        return self.page

    def open_page(self, server: str, name: str) -> Page:
        """Go to a page of app.py in the visitor's language."""
        return self.open(f"{server}/{name}?lang={self.language}")

    def open_tables(self) -> int:
        """Turn every chart's toggle; how many tables are there then."""
        words = Text(self.language)("Table and downloads")
        for toggle in self.page.get_by_text(words).all():
            toggle.click()
            self.settle()
        return self.page.locator(".bm-table").count()

    def settle(self) -> None:
        """Wait until the page's script has run and each part's own code has come."""
        self.page.wait_for_selector("h1")
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        self.page.wait_for_selector("[data-testid=stSkeleton]", state="detached")
        self.page.wait_for_timeout(300)

    def wider(self) -> list[int]:
        """By how many pixels the document and the page in it are wider than the screen."""
        wider: list[int] = self.page.evaluate(
            "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".map(part => part.scrollWidth - part.clientWidth)"
        )
        return wider

    def words(self) -> str:
        return " ".join(self.page.inner_text("[data-testid=stMain]").split())
