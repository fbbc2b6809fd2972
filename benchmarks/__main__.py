"""make bench: what loading, publishing and looking cost, as ratios measured in one run.

Times in seconds depend on the machine and are printed for orientation only; what may be compared
from one machine to the next are the ratios. Everything happens in temporary homes, which take some
gigabytes for a while.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import disclosure, felt, million, publishing


def main() -> None:
    print(million.HEAD)
    for line in (million.answers, million.views, publishing.compare, felt.compare):
        with tempfile.TemporaryDirectory(prefix="barometer-bench-") as folder:
            line(Path(folder))
    disclosure.time_admission()


if __name__ == "__main__":
    main()
