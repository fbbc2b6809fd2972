"""make soak: the long campaigns, each with a fixed seed and a line of what was found."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.pipelines.door import inhabited
from tests.soak.files import mutate_files
from tests.soak.kills import kill_many

FILES, KILLS, SEED = 10_000, 1_000, 2026


def main() -> None:
    say(kill_many(KILLS, SEED))
    with tempfile.TemporaryDirectory(prefix="barometer-soak-") as folder:
        say(mutate_files(inhabited(Path(folder) / "home"), FILES, SEED))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
