"""The sample's files come from its script, and hold the story they promise."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

import pytest

from barometer.questionnaire import Questionnaire, read_questionnaire
from tests.sample.reading import (
    SAMPLE,
    SURVEYS,
    column,
    comments,
    manifest,
    participants,
    plain,
    survey,
    workbook,
)

BY_HAND = {"questionnaire.toml", "manifest.toml", "README.md"}
INVITED = {"2025-S1": 54, "2025-S2": 57, "2026-S1": 59, "2026-S2": 60}
RESPONDED = {"2025-S1": 36, "2025-S2": 44, "2026-S1": 50, "2026-S2": 56}
TRIBE, ROLE = (
    ("what is your tribe", "quelle est votre tribu"),
    ("what is your dis", "quel est votre"),
)
SENIORITY = ("what is your seniority", "quelle est votre séniorité")


def _content(path: Path) -> object:
    """A file's bytes; a workbook's parts, since zlib may squeeze them otherwise elsewhere."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return [(m.filename, m.date_time, archive.read(m)) for m in archive.infolist()]


def _generated(folder: Path) -> dict[str, object]:
    files = [p for p in folder.rglob("*") if p.suffix in (".csv", ".xlsx")]
    return {str(p.relative_to(folder)): _content(p) for p in files}


def test_script_writes_the_committed_files_again(tmp_path: Path) -> None:
    script = SAMPLE / "sample.py"
    subprocess.run([sys.executable, "-B", script, "--into", tmp_path], check=True, timeout=60)
    again, committed = _generated(tmp_path), _generated(SAMPLE)
    assert sorted(again) == sorted(committed)
    assert [name for name in again if again[name] != committed[name]] == []


def test_sample_is_small() -> None:
    files = [p for p in SAMPLE.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert sum(p.stat().st_size for p in files) < 900_000


def test_questionnaire_parses_and_is_complete_in_both_languages() -> None:
    questionnaire = read_questionnaire(SAMPLE / "questionnaire.toml")
    assert Counter(q.theme for q in questionnaire.questions) == dict.fromkeys(
        ("culture", "organization", "practices", "data", "community"), 5
    )
    assert sum(q.reversed for q in questionnaire.questions) >= 2
    assert sum(bool(q.columns) for q in questionnaire.questions) == 1
    assert all(set(q.text) == {"en", "fr"} for q in questionnaire.questions)
    for language in ("en", "fr"):
        assert any("," in p.label[language] for p in questionnaire.pain_points)


def test_manifest_names_every_file_once() -> None:
    named = [
        path for entry in manifest() for path in SAMPLE.glob(entry["path"].replace("[", "[[]"))
    ]
    data = {p for p in SAMPLE.rglob("*") if p.suffix in (".csv", ".xlsx")}
    assert sorted(named) == sorted(data)
    assert [e["kind"] for e in manifest()][:2] == ["population", "population"]
    assert {e["edition"]: e["closes_on"] > e["opens_on"] for e in manifest() if "edition" in e} == (
        dict.fromkeys(SURVEYS, True)
    )


def _invited() -> Counter[tuple[str, str, str, str]]:
    """Edition, tribe, role, seniority → invited."""
    counts = Counter(
        {
            (r["edition"], r["tribe"], r["role"], r["seniority"]): int(r["invited"])
            for r in plain("population.csv")
        }
    )
    roster = workbook("People 2026-S2.xlsx")
    counts.update((r["edition"], r["tribe"], r["role"], r["seniority"]) for r in roster)
    return counts


def test_response_rate_rises_to_93_percent() -> None:
    invited: Counter[str] = Counter()
    for (edition, *_), n in _invited().items():
        invited[edition] += n
    responded = {edition: len(survey(edition)) for edition in SURVEYS}
    assert (invited, responded) == (INVITED, RESPONDED)


@pytest.mark.parametrize("edition", SURVEYS)
def test_every_tribe_but_one_reaches_the_minimum_group(edition: str) -> None:
    tribes = Counter(column(row, *TRIBE) for row in survey(edition))
    assert [tribe for tribe, n in tribes.items() if n < 5] == ["Labs"]
    assert ("CRM" in tribes, "Loyalty" in tribes) == (edition < "2026", edition > "2026")


@pytest.mark.parametrize("edition", SURVEYS)
def test_respondents_never_exceed_those_invited(edition: str) -> None:
    english = {
        label["fr"]: label["en"]
        for part in ("roles", "seniorities")
        for label in (n.label for n in getattr(_questionnaire(), part))
    }
    answered = Counter(
        tuple(english.get(c, c) for c in (column(row, *TRIBE), *_job(row)))
        for row in survey(edition)
    )
    invited = _invited()
    assert all(n <= invited[(edition, *cell)] for cell, n in answered.items())


def _job(row: dict[str, str]) -> tuple[str, str]:
    return column(row, *ROLE), column(row, *SENIORITY)


def _questionnaire() -> Questionnaire:
    return read_questionnaire(SAMPLE / "questionnaire.toml")


def test_crafternoon_grows_from_4_or_5_to_more_than_twenty() -> None:
    counts = participants()
    days, people = list(counts), list(counts.values())
    assert (len(days), days[-1]) == (50, date(2026, 11, 19))
    assert all(day.weekday() == 3 for day in days)
    assert {b - a for a, b in pairwise(days)} <= {
        timedelta(days=14),
        timedelta(days=28),
    }
    assert (median(people[:6]), median(people[-6:])) == (4.5, 22)
    assert min(people[-6:]) > 20


def test_french_sheet_shows_which_number_is_the_day() -> None:
    days = {int(row["Horodateur"][:2]) for row in survey("2025-S1")}
    assert max(days) > 12


def test_grid_totals_agree_with_its_crosses() -> None:
    lines = (SAMPLE / "Crafternoons 2024-2025.csv").read_text(encoding="cp1252").splitlines()
    assert lines[-1].split(";")[1:] == [str(n) for n in list(participants().values())[:14]]


def test_nobody_is_named_in_what_people_wrote() -> None:
    roster = {row["name"] for row in workbook("People 2026-S2.xlsx")}
    words = {word for name in roster for word in name.split()}
    said = comments()
    assert [text for text in said if words & set(re.findall(r"[\w-]+", text))] == []
    assert not any(
        row["person"] in text for row in workbook("People 2026-S2.xlsx") for text in said
    )


def test_comments_are_many_and_some_need_masking() -> None:
    written = {
        cell
        for edition in SURVEYS
        for row in survey(edition)
        for header, cell in row.items()
        if header.endswith(("change first?", "changeriez-vous en premier ?")) and cell
    }
    assert len(written) >= 60
    assert any("@product.example" in text for text in written)
    assert any(re.search(r"\d\d \d\d \d\d", text) for text in written)
    assert any("\n" in text for text in written)


def test_one_row_of_views_has_an_impossible_date() -> None:
    def impossible(text: str) -> bool:
        try:
            date.fromisoformat(text)
        except ValueError:
            return True
        return False

    rows = plain("knowledge-center-views.csv")
    assert [r["viewed_on"] for r in rows if impossible(r["viewed_on"])] == ["2026-09-31"]
    assert len(rows) <= 3500


def test_knowledge_center_reaches_60_to_70_percent_of_people() -> None:
    end = date(2026, 11, 20)
    rows = plain("knowledge-center-views.csv")
    reached = []
    for months in range(4):
        first, last = (end - timedelta(days=28 * m) for m in (months + 1, months))
        reached.append(len({r["viewer"] for r in rows if str(first) < r["viewed_on"] <= str(last)}))
    assert reached == sorted(reached, reverse=True)
    assert all(0.6 <= n / 60 <= 0.7 for n in reached)


def test_every_resource_viewed_is_in_the_catalogue() -> None:
    known = {row["resource"] for row in plain("resources.csv")}
    matomo = (SAMPLE / "Export _ Page URLs _ July 6 – November 20, 2026.csv").read_bytes()
    labels = {line.split(",")[1] for line in matomo.decode("utf-16").splitlines()[1:]}
    insights = (SAMPLE / "User insights - Free form 1.csv").read_text(encoding="utf-8")
    titles = set(re.findall(r"^\d{8},(.+),\d+,\d+$", insights, flags=re.MULTILINE))
    pages = {row["resource"] for row in plain("knowledge-center-views.csv")}
    assert labels | titles | pages <= known | {"Page URL not defined"}


def test_ids_used_by_the_community_exist() -> None:
    points = {p.id for p in _questionnaire().pain_points}
    initiatives = plain("initiatives.csv")
    named = {i["initiative"] for i in initiatives}
    sessions = {f"product-crafternoon-{day}" for day in participants()}
    assert {p for i in initiatives for p in i["pain_points"].split(";")} <= points
    assert {row["pain_point"] for row in plain("interviews.csv")} <= points
    assert {row["subject"] for row in plain("feedback.csv")} <= named | sessions
    assert {i["pillar"] for i in initiatives} == {p.id for p in _questionnaire().pillars}
    assert sum(i["kind"] == "quick win" for i in initiatives) >= 3


def _theme_scores(edition: str, theme: str) -> list[float]:
    """Respondents' theme scores, straight from the words and digits of the raw file."""
    questionnaire = _questionnaire()
    words = {w: i for ws in questionnaire.labels.values() for i, w in enumerate(ws, start=1)}
    words |= {str(digit): digit for digit in range(1, 6)}
    questions = [q for q in questionnaire.questions if q.theme == theme]
    scores = []
    for row in survey(edition):
        given = []
        for question in questions:
            wordings = (*question.text.values(), *question.columns)
            cells = [c for h, c in row.items() if h.rstrip("]").endswith(wordings)]
            answers = [words[c] for c in cells if c in words]
            given += [25.0 * (5 - a if question.reversed else a - 1) for a in answers]
        if len(given) >= 3:
            scores.append(mean(given))
    return scores


@pytest.mark.parametrize(
    ("theme", "low", "high"),
    [
        ("culture", -1, 1),
        ("organization", -3, -0.5),
        ("practices", 6, 8),
        ("data", 9, 11.1),
        ("community", 0.5, 3),
    ],
)
def test_last_change_tells_the_story(theme: str, low: float, high: float) -> None:
    before, now = (mean(_theme_scores(edition, theme)) for edition in ("2026-S1", "2026-S2"))
    assert low <= now - before <= high


def test_maturity_rises_from_48_to_58() -> None:
    themes = ("culture", "organization", "practices", "data", "community")
    maturity = [mean(mean(_theme_scores(edition, t)) for t in themes) for edition in SURVEYS]
    assert maturity == sorted(maturity)
    assert (round(maturity[0]), round(maturity[-1])) == (48, 58)


def test_data_access_falls_after_the_dashboards() -> None:
    label = _questionnaire().pain_points
    access = next(p.label for p in label if p.id == "data_access")
    shares = []
    for edition in SURVEYS:
        rows = survey(edition)
        ticked = sum(_ticks(row, access["en"]) or _ticks(row, access["fr"]) for row in rows)
        shares.append(ticked / len(rows))
    assert min(shares[:3]) > 0.5
    assert shares[3] < 0.35


def _ticks(row: dict[str, str], label: str) -> bool:
    """Ticked in a column of its own, or named in the one cell of all that was ticked."""
    asked = ("What slows you down the most?", "Qu'est-ce qui vous freine le plus ?")
    alone = row.get(f"{asked[1]} [{label}]") == "Oui"
    return alone or any(label in row.get(question, "") for question in asked)
