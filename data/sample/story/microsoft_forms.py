"""2026-S2, as Microsoft Forms exports it."""

from __future__ import annotations

from pathlib import Path

from story.answers import responses
from story.columns import (
    in_words,
    overall,
    theme_cells,
    theme_headers,
    ticked,
    who,
    who_headers,
)
from story.files import write_workbook
from story.plan import EDITIONS, THEMES
from story.wording import header, questionnaire


def write_microsoft_forms(folder: Path) -> None:
    """Microsoft Forms, English: true times, no-break spaces in headers, IDs from 8."""
    edition = EDITIONS[3]
    scales = {theme: in_words("en") for theme in THEMES}
    statement_headers = theme_headers("en", 3, lambda _, text: _no_break(text))
    headers = [
        *("ID", "Start time", "Completion time", "Email", "Name"),
        *(f"{h}\u00a0" for h in who_headers("en")),
        *(*statement_headers, header("pain_points", "en") + "\u00a0"),
        questionnaire()["overall"]["text"]["en"],
    ]
    rows = [
        [
            *(number, r.submitted_at - r.lasting, r.submitted_at),
            *("anonymous", "", *who(r, "en"), *theme_cells(r, scales, "en")),
            *("".join(f"{label};" for label in ticked(r, "en", "\n").splitlines()), overall(r)),
        ]
        for number, r in enumerate(responses(3), start=8)
    ]
    name = f"Product Barometer {edition.name}(1-{len(rows)}).xlsx"
    write_workbook(folder / name, "Sheet1", [headers, *rows], "m/d/yy h:mm:ss")


def _no_break(text: str) -> str:
    """Some statements were pasted: a no-break space inside, another at the end."""
    return text.replace("the ", "the\u00a0", 1) + "\u00a0" if "the " in text else text
