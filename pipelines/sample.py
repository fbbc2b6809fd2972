"""The sample: a made-up organisation's files, in the formats real tools export."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
QUESTIONNAIRE = SAMPLE / "questionnaire.toml"


@lru_cache(maxsize=1)
def digests() -> frozenset[str]:
    """The SHA-256 of each file of the sample: what is loaded from it is known by it."""
    files = (path for path in SAMPLE.rglob("*") if path.is_file())
    return frozenset(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
