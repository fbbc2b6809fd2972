"""What a page costs on a publication: a visit, and what it reads for it."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from barometer.rows import Rows
from barometer.store.publication import Publication

APP = Path(__file__).parents[1] / "app.py"
PAGES = ("overview", "maturity", "pain_points")


@dataclass
class Visit:
    """One rerun of a page with nothing of its publication read before: queries, rows they gave."""

    seconds: float = 0
    queries: int = 0
    rows: int = 0


def visit(home: Path, first: Path) -> dict[str, Visit]:
    """Each page's visit in a new process that knows its way from the home `first`."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as processes:
        processes.submit(_visit_all, first).result()
        return processes.submit(_visit_all, home).result()


def _visit_all(home: Path) -> dict[str, Visit]:
    os.environ["BAROMETER_HOME"] = str(home)
    logging.disable(logging.WARNING)  # Streamlit says that no server is there
    return {page: _visit(page) for page in PAGES}


def _visit(page: str) -> Visit:
    from streamlit.testing.v1 import AppTest

    from barometer.ui.visit import forget

    app = AppTest.from_file(str(APP), default_timeout=120).run()
    app.switch_page(f"pages/{page}.py")
    forget()
    with _counted() as told:
        start = time.perf_counter()
        app.run()
        told.seconds = time.perf_counter() - start
    if app.exception or app.error or len(app.title) != 1:
        raise RuntimeError(f"{page} could not be drawn")
    return told


@contextmanager
def _counted() -> Iterator[Visit]:
    """Count what is read of publications meanwhile."""
    told, read = Visit(), Publication.rows

    def rows(publication: Publication, *given: Any, **named: Any) -> Rows:
        found = read(publication, *given, **named)
        told.queries += 1
        told.rows += len(found)
        return found

    Publication.rows = rows  # type: ignore[method-assign]
    try:
        yield told
    finally:
        Publication.rows = read  # type: ignore[method-assign]
