"""Speed as felt: changing a filter, the first page, twenty people at once, memory at rest.

Our server, and one with an otherwise empty page that draws as many figures of the same heights, run
side by side: `python -m benchmarks.felt`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from barometer.settings import Settings
from benchmarks import in_turn
from benchmarks.generated import make_home
from benchmarks.in_turn import Page
from benchmarks.screen import browser
from benchmarks.servers import OURS, PLAIN, ROOT, Server, served
from benchmarks.sessions import Session
from pipelines.publish import publish

PAGES = (
    "overview",
    "maturity",
    "pain_points",
    "participation",
    "crafternoons",
    "knowledge_center",
    "community",
)
MILLION = 40_000  # respondents who gave a million answers
SOCKET = ("new choice", "known choice", "first page", "20: median", "20: slowest")
SCREEN = ("choice", "first page")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="barometer-bench-") as folder:
        compare(Path(folder))


def compare(folder: Path) -> None:
    """Print the tables: over the websocket, in a browser, memory."""
    home = sample(folder / "sample")
    with served(OURS, ROOT, home) as ours, served(PLAIN, folder, home) as plain:
        pages = [in_turn.look(name, ours, plain) for name in PAGES]
        rest = [_held(server) for server in (ours, plain)]
        over_the_websocket(pages)
        in_the_browser(pages)
        crowded = [_held(server) for server in (ours, plain)]
    print(f"\n{'memory at rest':>18}     held  of its own   after all of the above")
    for name, *told in zip(("ours", "empty page"), rest, crowded, strict=True):
        print(f"{name:>18}  " + "   ".join(told), flush=True)
    large = make_home(folder / "large", MILLION, editions=2).home
    publish(Settings(home=large))
    with served(OURS, ROOT, large) as ours:
        print(f"{'ours, 2M answers':>18}  {visited(ours)}", flush=True)


def over_the_websocket(pages: list[Page]) -> None:
    print(_head("over the websocket", SOCKET), flush=True)
    for page in pages:
        first = in_turn.first_pages(page)
        new, known = in_turn.changes(page)
        together = in_turn.at_once(page)
        print(_line(page, new, known, first, together, together.slowest), flush=True)


def in_the_browser(pages: list[Page]) -> None:
    with browser() as driven:
        if driven is None:
            print("\nno Chromium was found to look with")
            return
        print("\n" + _head("in a browser", SCREEN), flush=True)
        for page in pages:
            print(_line(page, *in_turn.seen(page, driven)), flush=True)


def visited(server: Server) -> str:
    """What the server holds once its pages of answers have been visited."""
    for name in PAGES[:4]:
        with Session(server.address, name, "lang=en") as session:
            in_turn.sound(session.run())
    return _held(server)


def _held(server: Server) -> str:
    """Memory in all, and what would be free if the server ended."""
    return f"{server.memory() / 1e6:>4.0f} MB  {server.own_memory() / 1e6:>7.0f} MB"


def sample(home: Path) -> Path:
    """A home with the sample, filled by the production door."""
    command = [sys.executable, "-m", "pipelines", "demo"]
    env = os.environ | {"BAROMETER_HOME": str(home)}
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    return home


def _head(where: str, columns: tuple[str, ...]) -> str:
    return f"{where:>18} figures" + "".join(f"   {column:<21}" for column in columns)


def _line(page: Page, *measured: object) -> str:
    """Seconds of ours, of the empty page, their ratio; so for each thing measured."""
    return f"{page.name:>18} {page.figures:>7}" + "".join(f"   {one}" for one in measured)


if __name__ == "__main__":
    main()
