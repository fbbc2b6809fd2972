"""The four editions, each as its survey tool exports it."""

from __future__ import annotations

from pathlib import Path

from story.google_forms import write_google_download, write_google_sheets
from story.limesurvey import write_limesurvey
from story.microsoft_forms import write_microsoft_forms


def write_surveys(folder: Path) -> None:
    """One file an edition."""
    write_google_sheets(folder)
    write_google_download(folder)
    write_limesurvey(folder)
    write_microsoft_forms(folder)
