"""Every reason a slice may be held back for has its words."""

from __future__ import annotations

import re

from barometer.findings.hidden import REASONS
from barometer.store.publication import SCHEMA


def test_every_reason_of_the_schema_has_words() -> None:
    listed = re.search(r"reason VARCHAR\s+-- why not: (.+)", SCHEMA.read_text(encoding="utf-8"))
    assert listed is not None
    assert set(listed[1].split(" | ")) == set(REASONS)
