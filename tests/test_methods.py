"""The method pages: complete in both languages, their examples run, every one behind a metric."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from barometer.errors import FileError
from barometer.metrics import load_metrics
from barometer.metrics.method_pages import FOLDER, method_page, parse_page
from barometer.text import LANGUAGES
from tests.stats import test_power as measured

METHODS = sorted({path.name.split(".")[0] for path in FOLDER.glob("*.md")})
SECTIONS = {
    "en": ["Definition", "Example", "What it does not say", "Source", "As the tests run it"],
    "fr": [
        "Définition",
        "Exemple",
        "Ce que cela ne dit pas",
        "Source",
        "Tel que les tests l’exécutent",
    ],
}
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
BARE = re.compile(r"(?<![\u202f\s|*\d`])[;?!%»]|(?<= )[;:?!%»]|«(?!\u202f)|'")
FORBIDDEN = re.compile(r"caused|thanks to|grâce à", re.IGNORECASE)
every_page = pytest.mark.parametrize("language", LANGUAGES)
every_method = pytest.mark.parametrize("method", METHODS)


def written(method: str, language: str) -> str:
    return (FOLDER / f"{method}.{language}.md").read_text("utf-8")


def sections(page: str) -> dict[str, str]:
    """The text of each section by its heading."""
    parts = re.split(r"^## (.+)\n", page, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def example(method: str, language: str) -> str:
    return sections(written(method, language))[SECTIONS[language][1]]


def prose(method: str, language: str) -> str:
    return written(method, language).partition("```python")[0]


def code(method: str, language: str) -> str:
    (found,) = CODE.findall(written(method, language))
    return str(found)


def numbers(words: str, language: str) -> list[float]:
    """The numbers in their order, however the language writes them."""
    if language == "fr":
        words = re.sub(r"(?<=\d)\u202f(?=\d{3})", "", words)
        words = re.sub(r"(?<=\d),(?=\d)", ".", words)
    else:
        words = re.sub(r"(?<=\d),(?=\d{3})", "", words)
    return [float(found) for found in NUMBER.findall(words)]


def links() -> Iterator[tuple[str, str]]:
    for path in sorted(FOLDER.glob("*.md")):
        for link in re.findall(r"\]\(([^)]+)\)", path.read_text("utf-8")):
            yield path.name, link


def test_every_method_is_written_in_both_languages() -> None:
    files = {path.name for path in FOLDER.iterdir()}
    assert files == {f"{method}.{language}.md" for method in METHODS for language in LANGUAGES}


def test_every_metric_has_its_page_and_every_page_its_metric() -> None:
    assert {metric.page for metric in load_metrics().values()} == set(METHODS)


@every_page
@every_method
def test_page_has_its_parts_in_order(method: str, language: str) -> None:
    page = written(method, language)
    title, answers = page.split("\n\n")[:2]
    assert re.fullmatch(r"# \S.*[^.]", title)
    assert "?" in answers, "says what it answers"
    assert list(sections(page)) == SECTIONS[language]
    assert all(part.strip() for part in sections(page).values())
    assert "\n> " in sections(page)[SECTIONS[language][0]], "one formula"
    assert len(page) < 6500, "short"


@every_method
def test_example_runs(method: str) -> None:
    found = code(method, "en")
    assert "\nassert " in found
    names: dict[str, Any] = {"__name__": f"docs_methods_{method}"}
    exec(compile(found, f"docs/methods/{method}.en.md", "exec"), names)


@every_method
def test_example_is_the_same_in_both_languages(method: str) -> None:
    assert code(method, "en") == code(method, "fr")
    assert sorted(numbers(example(method, "en"), "en")) == sorted(
        numbers(example(method, "fr"), "fr")
    )


@every_page
@every_method
def test_numbers_of_the_example_are_those_that_are_run(method: str, language: str) -> None:
    told = numbers(example(method, language), language)
    run = numbers(code(method, language), "en")
    assert len(told) >= 3
    assert [number for number in told if number not in run] == []


@every_method
def test_prose_tells_the_same_numbers_in_both_languages(method: str) -> None:
    """Beyond the example too: figures cited, thresholds, formulas."""
    told = {language: sorted(numbers(prose(method, language), language)) for language in LANGUAGES}
    assert told["en"] == told["fr"]


@every_page
@every_method
def test_prose_reads_as_the_house_writes(method: str, language: str) -> None:
    words = prose(method, language)
    assert not FORBIDDEN.search(words)
    if language == "fr":
        plain = re.sub(r"`[^`]*`|\]\([^)]*\)|^\|[-|]+\|$", "", words, flags=re.MULTILINE)
        assert [BARE.search(line) for line in plain.splitlines() if BARE.search(line)] == []
    else:
        assert "\u202f" not in words
        assert "'" not in words


@pytest.mark.parametrize(("page", "link"), sorted(set(links())))
def test_link_leads_to_a_page_of_the_same_language(page: str, link: str) -> None:
    assert (FOLDER / link).exists()
    assert link.split(".")[1] == page.split(".")[1]


@every_page
@every_method
def test_page_on_screen_is_without_code_links_and_headings(method: str, language: str) -> None:
    page = method_page(method, language)
    assert written(method, language).startswith(f"# {page.title}\n")
    for mark in ("```", "](", "\n#", "\n>", "assert ", SECTIONS[language][4]):
        assert mark not in page.words
    for heading in SECTIONS[language][:4]:
        assert f"**{heading}**" in page.words
    assert numbers(example(method, language), language)[0] in numbers(page.words, language)


def test_page_keeps_what_stands_after_the_code() -> None:
    page = parse_page("# Title\n\nOne?\n\n## Run\n```python\nassert 1\n```\n\n## Last\n[a](b.md)\n")
    assert (page.title, page.words) == ("Title", "One?\n\n\n**Last**\n\na")


def test_page_that_is_missing_is_named() -> None:
    with pytest.raises(FileError, match=r"no_such_method\.fr\.md"):
        method_page("no_such_method", "fr")


def test_power_cites_what_the_simulation_measured() -> None:
    """The figures of the table are those `tests/stats/test_power.py` holds the simulation to."""
    table = [line for line in prose("power", "en").splitlines() if line.startswith("|")][2:]
    for_all = [numbers(row.split("|")[2], "en")[0] for row in table]
    tribe_of_12 = numbers(table[1].split("|")[3], "en")
    assert for_all[1:4] == [
        round(100 * share)
        for share in (
            measured.FOUND_15_WHOLE,
            measured.FOUND_15_ALONE_WHOLE,
            measured.FOUND_10_WHOLE,
        )
    ]
    assert for_all[5] == round(100 * measured.FOUND_5_WHOLE)
    assert tribe_of_12 == [round(100 * measured.FOUND_15_TRIBE_OF_12)]
    assert for_all[0] <= 100 * measured.NULL_FAMILIES_WITH_A_FALSE_ALARM


def test_folder_is_that_of_the_repository() -> None:
    assert Path(__file__).parents[1] / "docs" / "methods" == FOLDER
