"""What is being done."""

from __future__ import annotations

import pandas as pd

from barometer.store.publication import Publication


def initiatives(publication: Publication) -> pd.DataFrame:
    """Return one row per initiative, the most recently started first."""
    return publication.rows(
        "SELECT * FROM initiatives ORDER BY started_on DESC NULLS LAST, initiative"
    )
