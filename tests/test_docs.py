"""The documents say what is: commands, paths, tests, contracts, settings, words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import typer.main

from barometer.settings import Settings
from pipelines.__main__ import app
from pipelines.importers import importers
from pipelines.reading import KINDS, PLAIN_COLUMNS

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
# How the README calls the formats of `pipelines/importers`.
FORMATS = {
    "confluence": "Confluence",
    "eventbrite": "Eventbrite",
    "ga4": "Google Analytics 4",
    "google_forms": "Google Forms",
    "google_meet": "Google Meet",
    "grid": "a hand-kept grid",
    "guru": "Guru",
    "limesurvey": "LimeSurvey",
    "luma": "Luma",
    "matomo": "Matomo",
    "meetup": "Meetup",
    "microsoft_forms": "Microsoft Forms",
    "notion": "Notion",
    "plain": "plain files",
    "qualtrics": "Qualtrics",
    "sharepoint": "SharePoint",
    "surveymonkey": "SurveyMonkey",
    "tally": "Tally",
    "teams": "Microsoft Teams",
    "typeform": "Typeform",
    "zoom": "Zoom",
}
COMMAND = re.compile(r"python -m pipelines (?P<name>\w+)(?P<rest>[^`\n#]*)")
ADDED_LATER = {"docs/overview.png"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """The text under a heading, up to the next one of any level."""
    return re.split(r"^#+ ", read(name).partition(f"{heading}\n")[2], flags=re.MULTILINE)[0]


def table(text: str) -> list[list[str]]:
    """The cells of each row of the first table, without its header."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def code(words: str) -> list[str]:
    return re.findall(r"`([^`]+)`", words)


def adding() -> list[list[str]]:
    return table(section("CONTRIBUTING.md", "## To add something"))


def commands() -> list[tuple[str, str]]:
    found = [m for path in DOCUMENTS for m in COMMAND.finditer(path.read_text(encoding="utf-8"))]
    return sorted({(match["name"], match["rest"].strip()) for match in found})


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_make_targets_exist(document: Path) -> None:
    targets = set(re.findall(r"^(\w+):", read("Makefile"), flags=re.MULTILINE))
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"`make (\w+)", text) + re.findall(r"^make (\w+)", text, flags=re.MULTILINE)
    assert set(named) <= targets


@pytest.mark.parametrize(("name", "rest"), commands(), ids=lambda words: words[:30])
def test_commands_and_their_options_exist(name: str, rest: str) -> None:
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert name in known
    options = {option for parameter in known[name].params for option in parameter.opts}
    options |= {option for parameter in known[name].params for option in parameter.secondary_opts}
    assert set(re.findall(r"--[\w-]+", rest)) <= options


def test_readme_lists_every_setting() -> None:
    rows = table(section("README.md", "## Settings"))
    listed = {code(row[0])[0]: row[1].strip("`") for row in rows}
    fields = Settings.model_fields.items()
    assert listed == {f"BAROMETER_{n.upper()}": str(f.default) or "empty" for n, f in fields}


def test_readme_lists_the_columns_of_plain_files() -> None:
    rows = {row[0]: set(code(row[1])) for row in table(section("README.md", "### Plain files"))}
    assert list(rows) == list(KINDS)
    found_by_mapping = {"tribe", "role", "seniority", "pain_points", "comment_<theme>"}
    for kind, columns in PLAIN_COLUMNS.items():
        assert rows[kind] == {*columns} | (found_by_mapping if kind == "survey" else set())


def test_readme_lists_every_format() -> None:
    assert set(FORMATS) == set(importers())
    listed = section("README.md", "## What it reads")
    assert [name for name in FORMATS.values() if name not in listed] == []


def test_contributing_names_paths_that_exist() -> None:
    for row in adding():
        for path in (named.partition("::")[0] for named in code(" ".join(row[1:]))):
            if "/" not in path or path.startswith("_("):
                continue
            known = path.partition("<")[0]
            assert (ROOT / known).exists(), path
            if "<" in path:
                assert list((ROOT / known).glob(f"*{Path(path).suffix}")), path


def test_contributing_names_tests_and_contracts_that_exist() -> None:
    guards = " ".join(row[2] for row in adding())
    for path, _colons, test in (named.partition("::") for named in code(guards)):
        assert not test or f"def {test}(" in read(path), test
    contracts = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    named = set(re.findall(r"contract “([^”]+)”", guards))
    assert named <= {contract["name"] for contract in contracts}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    for link in {link for link in links if "//" not in link} - ADDED_LATER:
        assert (document.parent / link).exists(), link


@pytest.mark.parametrize("row", table(read("GLOSSARY.md")), ids=lambda row: row[0])
def test_glossary_row_is_complete_in_both_languages(row: list[str]) -> None:
    assert len(row) == 4
    assert all(row)
    assert not re.search(r"[^\u202f][;?!%]|[^\u202f]:(?=\s)|'", row[1] + row[3])


def test_glossary_has_each_term_once() -> None:
    terms = [row[0] for row in table(read("GLOSSARY.md"))]
    assert len(terms) == len(set(terms))
