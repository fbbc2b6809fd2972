"""Of a change all is said in one place, in both languages: barometer/charts/verdicts.py."""

from __future__ import annotations

import ast
import re
from enum import StrEnum
from pathlib import Path

import pytest

from barometer.charts import verdicts
from barometer.stats.knowledge import Trend
from barometer.stats.persistence import Status
from barometer.stats.verdicts import Verdict
from barometer.text import Text
from tests.ui.test_words import ROOT, Message, french, messages, sources

HOME = "barometer/charts/verdicts.py"
ENGLISH = re.compile(
    r"^(?:up|down)$|\b(?:(?:is|are|was|were|go|goes|went) (?:up|down)|(?:up|down) from|steady"
    r"|stable|can(?:not)? (?:tell|be told from)|rises?|rose|rising|falls?|fell|falling|grew|grown"
    r"|shr[aiu]nks?|better|worse|improv\w+|worsen\w*|increas\w+|decreas\w+|unchanged)\b",
    re.IGNORECASE,
)
FRENCH = re.compile(
    r"\b(?:en hausse|en baisse|stables?|progresse(?:nt|r)?|recul(?:e|ent|er)|amélior\w+|dégrad\w+"
    r"|augmente(?:nt)?|diminue(?:nt)?|impossible à dire|ne disent pas|permettent pas de conclure"
    r"|départag\w+|inchangée?s?)\b",
    re.IGNORECASE,
)
# Words of a verdict in another sense.
NO_VERDICT = {
    "where the score would fall if the same people answered again: 95% interval",
}
DRAWN = ("pages", "barometer/ui", "barometer/evidence", "barometer/findings", "barometer/charts")
ARROWS = re.compile("[↑↓↗↘▲▼⬆⬇]")


def forms(message: Message) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def strays(pattern: re.Pattern[str], said: dict[str, str]) -> list[str]:
    """The words found elsewhere; said: words → the file that says them."""
    return [
        f"{where}: {words}"
        for words, where in said.items()
        if where != HOME and words not in NO_VERDICT and pattern.search(words)
    ]


def test_no_other_file_says_a_verdict_in_english() -> None:
    said = {form: where for message, where in messages().items() for form in forms(message)}
    assert len(said) > 300
    assert strays(ENGLISH, said) == []


def test_no_other_file_says_a_verdict_in_french() -> None:
    files = {forms(message)[0]: where for message, where in messages().items()}
    said = {}
    for catalogue in french().values():
        for entry in catalogue:
            key = entry.id if isinstance(entry.id, str) else entry.id[0]
            for words in (entry.string,) if isinstance(entry.string, str) else entry.string:
                said[words] = files.get(key, HOME)  # no longer said by anyone
    assert strays(FRENCH, said) == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (ENGLISH, "Data is up by {n} points"),
        (ENGLISH, "the tribe cannot tell"),
        (ENGLISH, "maturity improved"),
        (FRENCH, "Les données progressent de {n} points"),
        (FRENCH, "maturité en baisse"),
    ],
)
def test_a_stray_would_be_found(pattern: re.Pattern[str], words: str) -> None:
    assert strays(pattern, {words: "pages/overview.py"}) == [f"pages/overview.py: {words}"]
    assert strays(pattern, {words: HOME}) == []


def test_no_word_claims_a_cause() -> None:
    """An initiative's check and a driver are associations, whatever the wish."""
    english = [form for message in messages() for form in forms(message)]
    cause = re.compile(r"\b(?:caus(?:ed|es|ing)|thanks to|owing to|made possible)\b", re.IGNORECASE)
    assert [words for words in english if cause.search(words)] == []
    said = [words for found in french().values() for e in found for words in forms(e.string)]
    cause = re.compile(r"\b(?:grâce (?:à|aux?)|a causé|provoqué\w*)\b", re.IGNORECASE)
    assert [words for words in said if cause.search(words)] == []


def signs_written(source: Path) -> list[str]:
    """Strings of a module that hold an arrow of a verdict, its documentation left out."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    spoken = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in spoken
        and (ARROWS.search(node.value) or node.value.strip() in ("→", "?"))
    ]


def test_no_page_or_chart_draws_a_verdicts_sign() -> None:
    drawn = [s for s in sources() if s.relative_to(ROOT).as_posix().startswith(DRAWN)]
    found = {s.relative_to(ROOT).as_posix(): signs_written(s) for s in drawn}
    assert found.pop(HOME)
    assert {where: signs for where, signs in found.items() if signs} == {}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("outcomes", "said"),
    [(Verdict, verdicts.VERDICTS), (Status, verdicts.STATUSES), (Trend, verdicts.TRENDS)],
)
def test_every_outcome_has_its_own_words(
    outcomes: type[StrEnum], said: dict[str, verdicts.Verdict], language: str
) -> None:
    words = [said[outcome].say(Text(language)) for outcome in outcomes]
    assert len(set(words)) == len(outcomes)
    assert all(words)


@pytest.mark.parametrize("name", [*Verdict, "first", "not_judged", None])
def test_every_verdict_of_the_index_has_a_sentence(name: str | None) -> None:
    said = verdicts.sentence(verdicts.INDEX, name, Text("en"), score="58", before="55")
    assert said.startswith("Maturity")
    assert ("55" in said) == (name in ("up", "down"))


@pytest.mark.parametrize(
    "said",
    [
        verdicts.ANSWERED,
        verdicts.ANSWERED_OF_US,
        verdicts.REACHED,
        verdicts.GATHERED,
        verdicts.GATHERED_IN,
    ],
)
def test_counts_have_a_sentence_each_way(said: dict[str, str]) -> None:
    assert {"up", "down", "steady"} <= set(said)
    assert said["up"] != said["down"]
