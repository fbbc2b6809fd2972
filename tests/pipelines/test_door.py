"""Mutated files at the whole door: loaded and counted, or refused and nothing changed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import hypothesis
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from barometer.store.home import Home
from tests.pipelines.door import asked, census, copy_home, go_through, inhabited
from tests.pipelines.importers.files import FILES
from tests.pipelines.importers.foreign import Foreign
from tests.pipelines.importers.mutations import mutated

EXAMPLES = max(2, 200 // len(FILES))  # a file; `make soak` takes 10,000


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return inhabited(tmp_path_factory.mktemp("door") / "home")


@pytest.mark.parametrize("foreign", FILES, ids=lambda foreign: foreign.id)
def test_mutated_file_is_loaded_whole_or_refused(foreign: Foreign, home: Home) -> None:
    before = census(home)

    @hypothesis.settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def walk(data: st.DataObject) -> None:
        source = data.draw(mutated(foreign))
        request = data.draw(asked(foreign, source))
        with tempfile.TemporaryDirectory() as folder:
            go_through(source, request, copy_home(home, Path(folder) / "home"), before)

    walk()
