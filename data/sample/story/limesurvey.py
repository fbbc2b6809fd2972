"""2026-S1, as LimeSurvey exports it."""

from __future__ import annotations

import codecs
from datetime import timedelta
from pathlib import Path

from story.answers import responses
from story.chance import Chance
from story.columns import (
    STEMS,
    in_words,
    overall,
    theme_cells,
    theme_headers,
    who,
    who_headers,
)
from story.files import csv_text
from story.plan import THEMES
from story.response import Response
from story.wording import header, labels, questionnaire


def write_limesurvey(folder: Path) -> None:
    """LimeSurvey with full-text headings, French: a Yes/No column an option, two unfinished."""
    scales = {theme: in_words("fr") for theme in THEMES}
    pain_points = labels("pain_points", "fr")

    def grid(theme: str, text: str) -> str:
        label = labels("themes", "fr")[theme]
        if theme == "practices":
            label = label.replace(" et ", " &amp; ")
        return f"{label} : {STEMS['fr'].lower()} [{text}]"

    headers = [
        *("ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ"),
        *("Tête de série", "Date de lancement", "Date de la dernière action"),
        *(*who_headers("fr"), *theme_headers("fr", 2, grid)),
        *(f"{header('pain_points', 'fr')} [{label}]" for label in pain_points.values()),
        questionnaire()["overall"]["text"]["fr"],
    ]
    rows = [
        [
            *("", f"{r.submitted_at:%Y-%m-%d %H:%M:%S}", "7", *_session(r)),
            *(*who(r, "fr"), *theme_cells(r, scales, "fr")),
            *("Oui" if p in r.pain_points else "Non" for p in pain_points),
            overall(r),
        ]
        for r in responses(2)
    ]
    for place, pages in ((11, 3), (37, 2)):
        rows.insert(place, _unfinished(rows[place], responses(2)[place], pages))
    for number, row in enumerate(rows, start=14):
        row[0] = str(number)
    text = csv_text([headers, *rows], quoted=True)
    (folder / "results-survey482915.csv").write_bytes(codecs.BOM_UTF8 + text.encode())


def _session(response: Response, minutes_before: int = 0) -> list[str]:
    """Language, seed, start and last action of a visit."""
    chance = Chance("session", response.person.name, minutes_before)
    ended = response.submitted_at - timedelta(minutes=minutes_before)
    started = ended - response.lasting
    seed = str(chance.whole(10**8, 2 * 10**9))
    return ["fr", seed, f"{started:%Y-%m-%d %H:%M:%S}", f"{ended:%Y-%m-%d %H:%M:%S}"]


def _unfinished(row: list[str], response: Response, pages: int) -> list[str]:
    """The visit before: the same beginning given up after some pages, no submission date."""
    kept = 7 + 3 + 6 * (pages - 1)
    begun = ["", "", str(pages), *_session(response, 47), *row[7:kept]]
    said = set(response.comments.values())
    return ["" if cell in said else cell for cell in begun] + [""] * (len(row) - kept)
