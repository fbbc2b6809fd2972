"""One row: what was published, when, under which rules, and the questionnaire it speaks in."""

from __future__ import annotations

import pandas as pd

from barometer.store.vault import utc_now
from pipelines.sample import digests
from pipelines.tables import Press


def build(press: Press) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "version": press.version,
                "published_at": utc_now(),
                "minimum_group": press.settings.minimum_group,
                "comments_minimum": press.settings.comments_minimum,
                "stale_days": press.settings.stale_days,
                "unread_days": press.settings.unread_days,
                "sample": _holds_sample(press),
                "questionnaire": press.words.model_dump_json(),
            }
        ]
    )


def _holds_sample(press: Press) -> bool:
    """Whether any file it was made from is the sample's: its numbers are made up then."""
    loaded = press.rows("SELECT DISTINCT sha256 FROM vault.active")["sha256"]
    return not digests().isdisjoint(loaded)
