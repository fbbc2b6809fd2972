"""The sample fills an empty home only, and what is made of it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from barometer.errors import HomeError
from barometer.queries import editions
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from pipelines.demonstration import in_use, load_sample
from pipelines.load import Request, check_source, load_checked
from pipelines.manifest import read_manifest
from pipelines.publish import publish
from pipelines.sample import SAMPLE, digests
from pipelines.source import Source
from pipelines.starting import take_sample_questionnaire
from tests.pipelines.conftest import Load, respondents


def load_first_of_sample(settings: Settings) -> None:
    """What a demo that was cut short leaves."""
    take_sample_questionnaire(Home(settings.home))
    path, request = read_manifest(SAMPLE)[0]
    source = Source.from_path(path, settings.upload_limit_mb)
    load_checked(source, request, check_source(source, request, settings), settings)


def holds_sample(settings: Settings) -> bool:
    made = latest(Home(settings.home))
    assert made is not None
    return bool(editions.sample(made)[0]["sample"])


def test_the_sample_is_known_by_its_files() -> None:
    listed = {Source.from_path(path, 50).sha256 for path, _request in read_manifest(SAMPLE)}
    assert listed <= digests()


def test_an_empty_home_and_one_cut_short_are_the_samples_to_fill(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "new", lock_seconds=5)
    assert in_use(settings) is None
    load_first_of_sample(settings)
    assert in_use(settings) is None
    publish(settings)
    assert holds_sample(settings)
    assert "publication 1" in str(in_use(settings))


def test_a_questionnaire_of_ones_own_keeps_the_sample_out(settings: Settings) -> None:
    assert "questionnaire of its own" in str(in_use(settings))
    with pytest.raises(HomeError, match="questionnaire of its own"):
        load_sample(settings)
    assert not Home(settings.home).vault.exists()


def test_files_of_ones_own_keep_the_sample_out_and_are_not_called_sample(
    settings: Settings, load: Load
) -> None:
    load("survey", respondents("Search", 9), edition="2026-S1")
    assert "files of its own" in str(in_use(settings))
    publish(settings)
    assert not holds_sample(settings)


def test_one_file_of_the_sample_beside_ones_own_is_told(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "new", lock_seconds=5)
    load_first_of_sample(settings)
    own = Source("own.csv", b"held_on,title,participants\n2026-01-16,Meeting,9\n")
    request = Request("attendance")
    load_checked(own, request, check_source(own, request, settings), settings)
    assert "files of its own" in str(in_use(settings))
    publish(settings)
    assert holds_sample(settings)
