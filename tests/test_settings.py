"""Settings that are said in two places say the same."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from pydantic import ValidationError

from barometer.settings import Settings

CONFIG = Path(__file__).parents[1] / ".streamlit" / "config.toml"


def test_the_server_takes_uploads_as_large_as_the_importers() -> None:
    server = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["server"]
    assert server["maxUploadSize"] == Settings().upload_limit_mb


def test_the_server_listens_on_this_machine_and_reports_nothing() -> None:
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert config["browser"]["gatherUsageStats"] is False


@pytest.mark.parametrize("minimum", ["2", "0", "-1", "five"])
def test_the_minimum_group_is_never_under_three(
    minimum: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAROMETER_MINIMUM_GROUP", minimum)
    with pytest.raises(ValidationError):
        Settings()
