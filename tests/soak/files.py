"""Mutated files in thousands, each through the whole door into a vault of its own."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from barometer.store.home import Home
from tests.pipelines.door import asked, census, copy_home, go_through
from tests.pipelines.importers.files import FILES
from tests.pipelines.importers.mutations import mutated


def mutate_files(home: Home, number: int, chance: int) -> str:
    """A summary of the campaign; a bug ends it with the smallest file that shows it.

    home: what every file meets, copied for each of them.
    """
    outcomes: Counter[bool] = Counter()
    before = census(home)
    start = time.perf_counter()

    @seed(chance)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def walk(data: st.DataObject) -> None:
        foreign = data.draw(st.sampled_from(FILES))
        source = data.draw(mutated(foreign))
        request = data.draw(asked(foreign, source))
        with tempfile.TemporaryDirectory(prefix="barometer-soak-") as folder:
            alone = copy_home(home, Path(folder) / "home")
            outcomes[go_through(source, request, alone, before)] += 1

    walk()
    return (
        f"mutated files: {outcomes.total():,} of {len(FILES)} shapes, {outcomes[True]:,} loaded,"
        f" {outcomes[False]:,} refused, bugs=0, {time.perf_counter() - start:.0f} s (seed {chance})"
    )
