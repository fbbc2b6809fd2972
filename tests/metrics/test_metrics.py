from __future__ import annotations

import re
from pathlib import Path

import pytest

from barometer.errors import FileError
from barometer.metrics import FOLDER, Metric, load_metrics, read_metric

# the numbers the pages show; each must have its words
# fmt: off
SHOWN = {
    "maturity_index", "theme_score", "maturity_level", "favourable_share", "spread",
    "response_rate", "noise_band", "finite_population", "silence_bounds", "change_verdict",
    "like_for_like", "detectable_change", "reliability", "driver", "pain_point_frequency",
    "pain_point_severity", "pain_point_breadth", "pain_point_priority", "rank_range",
    "persistence", "pain_point_status", "session_participants", "session_growth",
    "topic_difference",
    "new_returning_reactivated", "retention", "session_reach", "concentration", "views",
    "unique_viewers", "knowledge_reach", "rising_falling", "stale", "unread", "at_risk",
    "coverage", "initiative_check", "feedback", "change", "question_score", "share_interval",
    "share_change", "verdict_power", "enps", "nonresponse_tribes", "early_late", "minimum_group",
    "waiting_answers", "interviews", "searches", "searches_without_result",
}
# fmt: on
FILES = sorted(FOLDER.glob("*.toml"))
FORBIDDEN = re.compile(r"caused|thanks to|grâce à", re.IGNORECASE)
BARE = re.compile(r"(?<!\u202f)[%;:?!»]|«(?!\u202f)")
RIGHT = """
title = {en = "Title", fr = "Titre"}
unit = {en = "points", fr = "points"}
why = {en = "Because.", fr = "Parce que."}
method = {en = "A mean.", fr = "Une moyenne."}
caveats = {en = "One.", fr = ["Un.", "Deux."]}
page = "means"
"""


def words(metric: Metric, language: str) -> list[str]:
    said = [each[language] for each in (metric.title, metric.unit, metric.why, metric.method)]
    return said + list(metric.caveats[language])


def test_every_number_shown_has_its_file() -> None:
    assert set(load_metrics()) >= SHOWN


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_metric_complete_in_both_languages(path: Path) -> None:
    metric = load_metrics()[path.stem]
    assert metric.id == path.stem
    assert len(metric.caveats["en"]) == len(metric.caveats["fr"])
    assert len(words(metric, "en")) == len(words(metric, "fr"))
    for sentence in words(metric, "en") + words(metric, "fr"):
        assert not FORBIDDEN.search(sentence)
        assert not re.search(r"[*_$`~<>|'\t]|  ", sentence), (
            "kept free of markup and straight quotes"
        )
    for each in (metric.why, metric.method):
        assert each["en"] != each["fr"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_metric_sentences_end_and_titles_do_not(path: Path) -> None:
    metric = load_metrics()[path.stem]
    for language in ("en", "fr"):
        whole = [metric.why[language], metric.method[language], *metric.caveats[language]]
        assert all(sentence.endswith(".") for sentence in whole)
        assert not metric.title[language].endswith(".")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_metric_french_typography(path: Path) -> None:
    metric = load_metrics()[path.stem]
    for sentence in words(metric, "fr"):
        # a unit may start with its sign
        assert not BARE.search(sentence.removeprefix("%")), sentence


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_metric_english_has_no_french_spaces(path: Path) -> None:
    for sentence in words(load_metrics()[path.stem], "en"):
        assert "\u202f" not in sentence
        assert not re.search(r"\s[;:?!]|\d\s%", sentence)


def test_metrics_are_read_once() -> None:
    assert load_metrics() is load_metrics()


def test_read_metric_one_caveat_or_many(tmp_path: Path) -> None:
    path = tmp_path / "made_up.toml"
    path.write_text(RIGHT, "utf-8")
    metric = read_metric(path)
    assert metric.caveats == {"en": ("One.",), "fr": ("Un.", "Deux.")}
    assert (metric.id, metric.source) == ("made_up", None)


@pytest.mark.parametrize(
    ("line", "wrong", "key"),
    [
        ('why = {en = "Because.", fr = "Parce que."}', "", "why"),
        ('why = {en = "Because.", fr = "Parce que."}', 'why = {en = "Because."}', "why"),
        ('fr = "Titre"', 'fr = " "', "title.fr"),
        ('fr = "Titre"', "fr = 3", "title.fr"),
        ('fr = "Titre"', 'fr = "Titre", de = "Titel"', "title"),
        ('["Un.", "Deux."]', "[]", "caveats"),
        ('["Un.", "Deux."]', '["Un.", ""]', "caveats.fr.1"),
        ("unit =", "units =", "unit"),
        ("page =", "pages =", "page"),
        ("title =", "extra = 1\ntitle =", "extra"),
        ("title =", "title", "TOML"),
    ],
)
def test_read_metric_names_file_and_key(tmp_path: Path, line: str, wrong: str, key: str) -> None:
    path = tmp_path / "made_up.toml"
    assert line in RIGHT
    path.write_text(RIGHT.replace(line, wrong), "utf-8")
    with pytest.raises(FileError) as raised:
        read_metric(path)
    assert f"made_up.toml, {key}:" in str(raised.value)


def test_read_metric_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "made_up.toml"
    path.write_bytes(b'title.en = "\xe9"')
    with pytest.raises(FileError, match=r"made_up\.toml"):
        read_metric(path)
