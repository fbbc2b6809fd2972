"""The four editions, each as its survey tool exports it."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from story.answers import DO_NOT_KNOW, Response, responses
from story.chance import Chance
from story.files import csv_text, write_csv, write_workbook
from story.plan import EDITIONS, THEMES
from story.wording import agreement, comment_question, header, labels, questionnaire, statements

Scale = Callable[[int], str]
DO_NOT_KNOW_WORDS = {"en": "Don't know", "fr": "Je ne sais pas"}
STEMS = {"en": "How far do you agree?", "fr": "Êtes-vous d'accord ?"}


def write_surveys(folder: Path) -> None:
    """One file an edition."""
    write_google_sheets(folder)
    write_google_download(folder)
    write_limesurvey(folder)
    write_microsoft_forms(folder)


def _words(language: str) -> Scale:
    return lambda answer: agreement(language)[answer - 1]


def _ends(language: str) -> Scale:
    """A grid whose ends have words and whose middle has digits."""
    return lambda answer: agreement(language)[answer - 1] if answer in (1, 5) else str(answer)


def _cell(answer: int | None, scale: Scale, language: str) -> str:
    if answer is None:
        return ""
    return DO_NOT_KNOW_WORDS[language] if answer == DO_NOT_KNOW else scale(answer)


def _who(response: Response, language: str) -> list[str]:
    person = response.person
    return [
        response.edition.tribe_name(person.tribe),
        labels("roles", language)[person.role],
        labels("seniorities", language)[person.seniority],
    ]


def _who_headers(language: str) -> list[str]:
    return [header(column, language) for column in ("tribe", "role", "seniority")]


def _theme_cells(response: Response, scales: dict[str, Scale], language: str) -> Iterable[str]:
    """Theme by theme: the five statements, then the comment."""
    for theme in THEMES:
        for statement in statements(theme, language, response.edition.index):
            yield _cell(response.answers[statement.id], scales[theme], language)
        yield response.comments.get(theme, "")


def _theme_headers(language: str, index: int, grid: Callable[[str, str], str]) -> Iterable[str]:
    for theme in THEMES:
        yield from (grid(theme, s.text) for s in statements(theme, language, index))
        yield comment_question(theme, language)


def _ticked(response: Response, language: str, joint: str) -> str:
    return joint.join(labels("pain_points", language)[p] for p in response.pain_points)


def _overall(response: Response) -> str:
    return "" if response.overall is None else str(response.overall)


def write_google_sheets(folder: Path) -> None:
    """Google Forms seen in Sheets, French: mixed words and digits, no final line end."""
    scales = {theme: _ends("fr") for theme in THEMES} | {"practices": _words("fr"), "data": str}

    def grid(theme: str, text: str) -> str:
        if theme == "data":
            return text
        stem = f"{labels('themes', 'fr')[theme]} : {STEMS['fr'].lower()}"
        return {
            "practices": f"{stem}\n(au quotidien) [{text}]",
            "organization": f"{stem}  [{text}]",
        }.get(theme, f"{stem} [{text}]")

    headers = [
        *("Horodateur", *_who_headers("fr"), *_theme_headers("fr", 0, grid)),
        *(header("pain_points", "fr") + " ", questionnaire()["overall"]["text"]["fr"]),
    ]
    rows = [
        [
            f"{r.submitted_at:%d/%m/%Y %H:%M:%S}",
            *_who(r, "fr"),
            *_theme_cells(r, scales, "fr"),
            *(_ticked(r, "fr", ", "), _overall(r)),
        ]
        for r in responses(0)
    ]
    name = "Baromètre produit (réponses) - Réponses au formulaire 1.csv"
    text = csv_text([headers, *rows], ends="\r\n", quoted=False)
    (folder / name).write_bytes(text.removesuffix("\r\n").encode())


def write_google_download(folder: Path) -> None:
    """Google Forms downloaded from the form, English: all quoted, times with their zone."""
    scales = {theme: _words("en") for theme in THEMES} | {"culture": _ends("en"), "data": str}

    def grid(theme: str, text: str) -> str:
        stem = f"{labels('themes', 'en')[theme]}: {STEMS['en'].lower()}"
        return text if theme == "data" else f"{stem} [{text}]"

    headers = [
        *("Timestamp", *_who_headers("en"), *_theme_headers("en", 1, grid)),
        *(header("pain_points", "en"), questionnaire()["overall"]["text"]["en"]),
    ]
    rows = [
        [
            _google_time(r.submitted_at),
            *_who(r, "en"),
            *_theme_cells(r, scales, "en"),
            *(_ticked(r, "en", ";"), _overall(r)),
        ]
        for r in responses(1)
    ]
    write_csv(folder / "Product Barometer.csv", [headers, *rows], quoted=True)


def _google_time(moment: datetime) -> str:
    return f"{moment:%Y/%m/%d} {moment.hour % 12 or 12}:{moment:%M:%S %p} GMT+1"


def write_limesurvey(folder: Path) -> None:
    """LimeSurvey with full-text headings, French: a Yes/No column an option, two unfinished."""
    scales = {theme: _words("fr") for theme in THEMES}
    pain_points = labels("pain_points", "fr")

    def grid(theme: str, text: str) -> str:
        label = labels("themes", "fr")[theme]
        if theme == "practices":
            label = label.replace(" et ", " &amp; ")
        return f"{label} : {STEMS['fr'].lower()} [{text}]"

    headers = [
        *("ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ"),
        *("Tête de série", "Date de lancement", "Date de la dernière action"),
        *(*_who_headers("fr"), *_theme_headers("fr", 2, grid)),
        *(f"{header('pain_points', 'fr')} [{label}]" for label in pain_points.values()),
        questionnaire()["overall"]["text"]["fr"],
    ]
    rows = [
        [
            *("", f"{r.submitted_at:%Y-%m-%d %H:%M:%S}", "7", *_session(r)),
            *(*_who(r, "fr"), *_theme_cells(r, scales, "fr")),
            *("Oui" if p in r.pain_points else "Non" for p in pain_points),
            _overall(r),
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
    started = ended - _lasting(response)
    seed = str(chance.whole(10**8, 2 * 10**9))
    return ["fr", seed, f"{started:%Y-%m-%d %H:%M:%S}", f"{ended:%Y-%m-%d %H:%M:%S}"]


def _lasting(response: Response) -> timedelta:
    return timedelta(seconds=round(60 * response.minutes))


def _unfinished(row: list[str], response: Response, pages: int) -> list[str]:
    """The visit before: the same beginning given up after some pages, no submission date."""
    kept = 7 + 3 + 6 * (pages - 1)
    begun = ["", "", str(pages), *_session(response, 47), *row[7:kept]]
    said = set(response.comments.values())
    return ["" if cell in said else cell for cell in begun] + [""] * (len(row) - kept)


def write_microsoft_forms(folder: Path) -> None:
    """Microsoft Forms, English: true times, no-break spaces in headers, IDs from 8."""
    edition = EDITIONS[3]
    scales = {theme: _words("en") for theme in THEMES}
    statement_headers = _theme_headers("en", 3, lambda _, text: _no_break(text))
    headers = [
        *("ID", "Start time", "Completion time", "Email", "Name"),
        *(f"{h}\u00a0" for h in _who_headers("en")),
        *(*statement_headers, header("pain_points", "en") + "\u00a0"),
        questionnaire()["overall"]["text"]["en"],
    ]
    rows = [
        [
            *(number, r.submitted_at - _lasting(r), r.submitted_at),
            *("anonymous", "", *_who(r, "en"), *_theme_cells(r, scales, "en")),
            *("".join(f"{label};" for label in _ticked(r, "en", "\n").splitlines()), _overall(r)),
        ]
        for number, r in enumerate(responses(3), start=8)
    ]
    name = f"Product Barometer {edition.name}(1-{len(rows)}).xlsx"
    write_workbook(folder / name, "Sheet1", [headers, *rows], "m/d/yy h:mm:ss")


def _no_break(text: str) -> str:
    """Some statements were pasted: a no-break space inside, another at the end."""
    return text.replace("the ", "the\u00a0", 1) + "\u00a0" if "the " in text else text
