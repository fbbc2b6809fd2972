"""What every test of a page needs."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager


@pytest.fixture(autouse=True)
def _navigation_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in server.py: pages/ is not Streamlit's old kind of pages."""
    made = PagesManager.__init__

    def make(self: PagesManager, *given: Any, **named: Any) -> None:
        PagesManager.uses_pages_directory = False
        made(self, *given, **named)

    monkeypatch.setattr(PagesManager, "__init__", make)
