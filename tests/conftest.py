"""What every test starts from: a home of its own, clean caches, the real home out of reach."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from barometer.charts import drawing
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication, latest
from barometer.ui.visit import forget
from tests import stand_in

# A busy machine fails no property: no time limit for an example, nor for making one.
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")
REAL_HOME = (Path(__file__).parents[1] / Settings.model_fields["home"].default).resolve()


@pytest.fixture(autouse=True)
def _home_out_of_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Point BAROMETER_HOME at a folder of the test, have Plotly check every figure; fail if the
    real home was touched."""
    monkeypatch.setenv("BAROMETER_HOME", str(tmp_path / "home"))
    for name in ("BAROMETER_LANGUAGE", "BAROMETER_MINIMUM_GROUP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(drawing, "CHECKED", True)
    before = _touched()
    forget()
    yield
    forget()
    assert _touched() == before, "a test wrote into the real home"


def _touched() -> list[tuple[str, int]]:
    """Every file of the real home with the time it was last written."""
    return sorted((str(path), path.stat().st_mtime_ns) for path in REAL_HOME.rglob("*"))


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A fresh home filled through the production door, by `python -m pipelines demo`."""
    home = Home(tmp_path_factory.mktemp("sample") / "home")
    subprocess.run(
        [sys.executable, "-m", "pipelines", "demo"],
        cwd=Path(__file__).parents[1],
        env=os.environ | {"BAROMETER_HOME": str(home.path)},
        check=True,
        capture_output=True,
    )
    return home


@pytest.fixture(scope="session")
def stand_in_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with one made-up publication: four editions, sessions, views, initiatives."""
    home = Home(tmp_path_factory.mktemp("stand_in"))
    stand_in.build(home)
    return home


@pytest.fixture(scope="session")
def stand_in_publication(stand_in_home: Home) -> Publication:
    found = latest(stand_in_home)
    assert found is not None
    return found
