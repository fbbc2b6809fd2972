"""Feedback: one rating (1–5) of an initiative or a session a row."""

from __future__ import annotations

import pandas as pd

from pipelines.kinds import Context
from pipelines.lines import Lines, one_of, parse_name
from pipelines.masking import mask

SUBJECT_KINDS = {"initiative": "initiative", "session": "session"}


def parse(lines: Lines, context: Context) -> dict[str, pd.DataFrame]:
    """One row a rating; comments are masked."""
    lines.require("subject", "rating")
    frame = pd.DataFrame(
        {
            "file_row": lines.file_row,
            "subject_kind": lines.parse("subject_kind", one_of(SUBJECT_KINDS), "str").fillna(
                "initiative"
            ),
            "subject": lines.parse("subject", parse_name, "str", required=True),
            "given_on": lines.days("given_on"),
            "rating": lines.whole("rating", required=True),
            "comment": lines.column("comment").map(mask, na_action="ignore").astype("str"),
        }
    )
    return {"feedback": frame}
