"""A small organisation whose vault is filled by the production door: plain files, loaded."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from barometer.settings import Settings
from barometer.store.home import Home
from pipelines.load import Request, check_source, load_checked
from pipelines.reading import Kind
from pipelines.source import Source

QUESTIONNAIRE = """
missing = ["Don't know"]
[labels]
en = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
[levels]
names.en = ["Absent", "Emerging", "Defined", "Managed", "Leading"]
names.fr = ["Absent", "Émergent", "Défini", "Maîtrisé", "Exemplaire"]
[[roles]]
id = "pm"
label.en = "Product manager"
[[roles]]
id = "ux"
label.en = "Designer"
[[themes]]
id = "data"
label.en = "Data"
[[themes]]
id = "culture"
label.en = "Culture"
[[questions]]
id = "data_1"
theme = "data"
text.en = "I can answer my own questions with data."
[[questions]]
id = "data_2"
theme = "data"
text.en = "Our numbers contradict each other."
reversed = true
[[questions]]
id = "culture_1"
theme = "culture"
text.en = "I know where the product is going."
[[pain_points]]
id = "data_access"
theme = "data"
label.en = "Getting at the data"
[[pain_points]]
id = "vision"
theme = "culture"
label.en = "Nobody explains the vision"
[[tribe_renames]]
former = "Basket"
name = "Checkout"
since = "2025-S2"
"""
Rows = Iterable[Mapping[str, object]]
Load = Callable[..., int]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An empty home that has a questionnaire."""
    home = Home(tmp_path / "home").make()
    home.questionnaire.write_text(QUESTIONNAIRE, encoding="utf-8")
    return Settings(home=home.path, lock_seconds=5)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, Rows], Path]:
    """Write dictionaries as a plain CSV file and give its path."""

    def write_file(name: str, rows: Rows) -> Path:
        listed = [dict(row) for row in rows]
        columns = list(dict.fromkeys(column for row in listed for column in row))
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(listed)
        return path

    return write_file


@pytest.fixture
def load(settings: Settings, write: Callable[[str, Rows], Path]) -> Load:
    """Load dictionaries as a plain file; give the batch."""

    def load_rows(kind: Kind, rows: Rows, name: str = "", **options: object) -> int:
        path = write(name or f"{kind}.csv", rows)
        source = Source.from_path(path, settings.upload_limit_mb)
        request = Request(kind, **options)  # type: ignore[arg-type]
        checked = check_source(source, request, settings)
        return load_checked(source, request, checked, settings)

    return load_rows


def respondents(
    tribe: str, n: int, answer: int = 3, role: str = "pm", **columns: object
) -> list[dict[str, object]]:
    """n rows of a survey; answers lie around `answer` so that there is a spread."""
    rows = []
    for i in range(n):
        near = min(5, max(1, answer + (i % 3) - 1))
        rows.append(
            {"tribe": tribe, "role": role, "seniority": "senior", "data_1": near}
            | {"data_2": 6 - near, "culture_1": near}
            | columns
        )
    return rows
