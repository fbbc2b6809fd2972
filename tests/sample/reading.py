"""A second, naive reading of the sample's raw files: no importer, nothing of the story's code."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
SURVEYS = {
    "2025-S1": "Baromètre produit (réponses) - Réponses au formulaire 1.csv",
    "2025-S2": "Product Barometer.csv",
    "2026-S1": "results-survey482915.csv",
    "2026-S2": "Product Barometer 2026-S2(1-56).xlsx",
}
Rows = list[dict[str, str]]


def plain(name: str) -> Rows:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def workbook(name: str) -> Rows:
    sheet = CalamineWorkbook.from_path(SAMPLE / name).get_sheet_by_index(0)
    header, *rows = sheet.to_python()
    return [{str(h): str(c) for h, c in zip(header, row, strict=True)} for row in rows]


def survey(edition: str) -> Rows:
    """The edition's complete responses, under normal spaces in the headers."""
    name = SURVEYS[edition]
    if name.endswith(".xlsx"):
        rows: Rows = workbook(name)
    else:
        text = (SAMPLE / name).read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(text.splitlines(keepends=True)))
    tidy = [{h.replace("\u00a0", " ").strip(): c for h, c in row.items()} for row in rows]
    return [row for row in tidy if row.get("Date de soumission", "complete")]


def column(row: dict[str, str], *beginnings: str) -> str:
    return next(c for h, c in row.items() if h.lower().startswith(beginnings))


def comments() -> list[str]:
    found = [
        cell.strip()
        for edition in SURVEYS
        for row in survey(edition)
        for header, cell in row.items()
        if header.endswith(("change first?", "changeriez-vous en premier ?")) and cell.strip()
    ]
    others = [row["quote"] for row in plain("interviews.csv")]
    return found + others + [row["comment"] for row in plain("feedback.csv") if row["comment"]]


def participants() -> dict[date, int]:
    """People with at least ten minutes, session by session."""
    grid = (SAMPLE / "Crafternoons 2024-2025.csv").read_text(encoding="cp1252").splitlines()
    cells = [line.split(";") for line in grid]
    counts = {
        datetime.strptime(day, "%d/%m/%Y").date(): sum(row[j] == "x" for row in cells[2:-1])
        for j, day in enumerate(cells[0])
        if j
    }
    for path in sorted((SAMPLE / "attendance").glob("*.csv")):
        counts[date.fromisoformat(path.name[:10])] = _stayed(path)
    return dict(sorted(counts.items()))


def _stayed(path: Path) -> int:
    text = path.read_bytes().decode("utf-16")
    stays = re.split(r"3\. In-Meeting Activities|Nom complet", text)[-1]
    seconds: dict[str, int] = defaultdict(int)
    for line in stays.splitlines()[1:]:
        fields = line.split("\t")
        if len(fields) == 6 and fields[0] != "Name":
            seconds[fields[0]] += _seconds(fields[3])
    return sum(total >= 600 for total in seconds.values())


def _seconds(duration: str) -> int:
    unit = {"h": 3600, "m": 60, "s": 1}
    return sum(int(n) * unit[u] for n, u in re.findall(r"(\d+)\s*([hms])", duration))


def manifest() -> list[dict[str, Any]]:
    return list(tomllib.loads((SAMPLE / "manifest.toml").read_text(encoding="utf-8"))["files"])
