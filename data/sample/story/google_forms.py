"""2025-S1 and 2025-S2, the two CSVs of Google Forms."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from story.answers import responses
from story.columns import (
    STEMS,
    in_words,
    overall,
    theme_cells,
    theme_headers,
    ticked,
    who,
    who_headers,
    words_at_ends,
)
from story.files import csv_text, write_csv
from story.plan import THEMES
from story.wording import header, labels, questionnaire


def write_google_sheets(folder: Path) -> None:
    """Google Forms seen in Sheets, French: mixed words and digits, no final line end."""
    scales = {theme: words_at_ends("fr") for theme in THEMES} | {
        "practices": in_words("fr"),
        "data": str,
    }

    def grid(theme: str, text: str) -> str:
        if theme == "data":
            return text
        stem = f"{labels('themes', 'fr')[theme]} : {STEMS['fr'].lower()}"
        return {
            "practices": f"{stem}\n(au quotidien) [{text}]",
            "organization": f"{stem}  [{text}]",
        }.get(theme, f"{stem} [{text}]")

    headers = [
        *("Horodateur", *who_headers("fr"), *theme_headers("fr", 0, grid)),
        *(header("pain_points", "fr") + " ", questionnaire()["overall"]["text"]["fr"]),
    ]
    rows = [
        [
            f"{r.submitted_at:%d/%m/%Y %H:%M:%S}",
            *who(r, "fr"),
            *theme_cells(r, scales, "fr"),
            *(ticked(r, "fr", ", "), overall(r)),
        ]
        for r in responses(0)
    ]
    name = "Baromètre produit (réponses) - Réponses au formulaire 1.csv"
    text = csv_text([headers, *rows], ends="\r\n", quoted=False)
    (folder / name).write_bytes(text.removesuffix("\r\n").encode())


def write_google_download(folder: Path) -> None:
    """Google Forms downloaded from the form, English: all quoted, times with their zone."""
    scales = {theme: in_words("en") for theme in THEMES} | {
        "culture": words_at_ends("en"),
        "data": str,
    }

    def grid(theme: str, text: str) -> str:
        stem = f"{labels('themes', 'en')[theme]}: {STEMS['en'].lower()}"
        return text if theme == "data" else f"{stem} [{text}]"

    headers = [
        *("Timestamp", *who_headers("en"), *theme_headers("en", 1, grid)),
        *(header("pain_points", "en"), questionnaire()["overall"]["text"]["en"]),
    ]
    rows = [
        [
            _google_time(r.submitted_at),
            *who(r, "en"),
            *theme_cells(r, scales, "en"),
            *(ticked(r, "en", ";"), overall(r)),
        ]
        for r in responses(1)
    ]
    write_csv(folder / "Product Barometer.csv", [headers, *rows], quoted=True)


def _google_time(moment: datetime) -> str:
    return f"{moment:%Y/%m/%d} {moment.hour % 12 or 12}:{moment:%M:%S %p} GMT+1"
