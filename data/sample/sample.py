"""Write every file of the sample again, byte for byte: `python data/sample/sample.py`.

`questionnaire.toml`, `manifest.toml` and `README.md` are written by hand; the rest comes from
here and from the words under `story/`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from story.attendance import write_attendance
from story.community import write_community
from story.other_series import write_other_series
from story.people import write_population
from story.searches import write_searches
from story.surveys import write_surveys
from story.views import write_views

HERE = Path(__file__).resolve().parent
WRITERS = (
    write_population,
    write_surveys,
    write_attendance,
    write_other_series,
    write_views,
    write_searches,
    write_community,
)


def write_sample(folder: Path) -> None:
    """All generated files, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for write in WRITERS:
        write(folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write every file of the sample again.")
    parser.add_argument("--into", type=Path, default=HERE, help="another folder to write to")
    write_sample(parser.parse_args().into)
