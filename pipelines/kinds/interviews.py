"""Interviews: one pain point named in one interview a row, with what was said."""

from __future__ import annotations

import pandas as pd

from barometer.questionnaire import spellings
from pipelines.kinds import Context
from pipelines.lines import Lines, one_of, parse_name
from pipelines.masking import mask


def parse(lines: Lines, context: Context) -> dict[str, pd.DataFrame]:
    """One row an interview and pain point; quotes are masked."""
    lines.require("interview", "pain_point")
    known = spellings(context.questionnaire.pain_points)
    frame = pd.DataFrame(
        {
            "file_row": lines.file_row,
            "interview": lines.parse("interview", parse_name, "str", required=True),
            "held_on": lines.days("held_on"),
            "tribe": lines.column("tribe"),
            "role": lines.column("role"),
            "pain_point": lines.parse("pain_point", one_of(known), "str", required=True),
            "quote": lines.column("quote").map(mask, na_action="ignore").astype("str"),
        }
    )
    return {"interviews": frame}
