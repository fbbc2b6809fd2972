"""A server of pages stays small: what readers open brings no library of frames or arrays along."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from barometer.store.home import Home

ROOT = Path(__file__).parents[2]
VISITED = """
import sys
from streamlit.testing.v1 import AppTest
import server

server.warm()
pages = "overview maturity participation pain_points community crafternoons knowledge_center method"
for page in pages.split():
    app = AppTest.from_file("app.py", default_timeout=120).run()
    app = app.switch_page(f"pages/{page}.py").run()
    assert not app.exception and not app.error and len(app.title) == 1, page
    for toggle in app.toggle:
        toggle.set_value(True)
    assert not app.run().exception, page
heavy = {"pandas", "numpy", "pyarrow", "scipy", "matplotlib", "pandera"}
print(*sorted(heavy & set(sys.modules)) or ["nothing"])
"""


def test_reading_every_page_brings_no_frames_along(sample_home: Home) -> None:
    env = os.environ | {"BAROMETER_HOME": str(sample_home.path)}
    told = subprocess.run(
        [sys.executable, "-c", VISITED],
        cwd=ROOT, env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.strip() == "nothing"
