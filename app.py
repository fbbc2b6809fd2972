"""The table of contents: PAGES, the language, the way to each page, one guard for errors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import streamlit as st

from barometer.errors import BarometerError, _
from barometer.text import Text
from barometer.ui import frame, language, navigation
from barometer.ui.visit import current_publication

READ, ADOPTION, DATA, ABOUT = _("Read"), _("Adoption"), _("Data"), _("About")

# One line a page: its file in pages/ (also its address), its section, its title, and which of the
# filters that mean the same on every page it has: a link to it carries those.
PAGES = (
    ("overview", READ, _("Overview"), ""),
    ("maturity", READ, _("Maturity"), "edition tribes tribe role seniority"),
    ("participation", READ, _("Participation"), "edition tribes"),
    ("pain_points", READ, _("Pain points"), "edition tribes tribe role"),
    ("community", ADOPTION, _("Community"), ""),
    ("crafternoons", ADOPTION, _("Crafternoons"), ""),
    ("knowledge_center", ADOPTION, _("Knowledge center"), ""),
    ("import_data", DATA, _("Import data"), ""),
    ("history", DATA, _("History"), ""),
    ("start", DATA, _("Getting started"), ""),
    ("method", ABOUT, _("Method"), ""),
)
# Pages that work on the vault, so that they are there before anything was published.
BEFORE_PUBLISHING = frozenset({"import_data", "history", "start"})


def _logger() -> Any:
    """A logger that shows where an error happened and no value: values may be personal."""
    import structlog  # a large import, wanted when something fails

    shown = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    when, level = structlog.processors.TimeStamper("iso"), structlog.processors.add_log_level
    return structlog.wrap_logger(structlog.PrintLogger(sys.stderr), [when, level, shown])


def open_page() -> None:
    """Draw the sidebar and the page asked for."""
    text = Text(language.language())
    language.remember(text.language)
    st.set_page_config(page_title=text("Barometer"), layout="wide")  # its icon: server.py
    frame.dress(text)
    page = navigation.draw(Path(__file__).parent / "pages", PAGES, text)
    with st.sidebar:
        language.switch(text)
    try:
        if page.url_path not in BEFORE_PUBLISHING and current_publication() is None:
            _first_run(text)
        else:
            page.run()
    except BarometerError as error:
        st.error(error.say(text), icon=":material/error:")
    except Exception:
        logger = _logger()
        logger.exception("page failed", page=page.url_path)
        st.error(
            text(
                "This page could not be drawn. The cause is in the server's log; "
                "please tell Product Ops."
            ),
            icon=":material/error:",
        )


def _first_run(text: Text) -> None:
    """What every page of an empty home shows; imported here, as it brings the pipelines along."""
    from pages.starting import first_run

    first_run.draw(text)


open_page()
