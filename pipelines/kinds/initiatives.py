"""Initiatives: one a row, of one pillar, answering pain points."""

from __future__ import annotations

import pandas as pd

from barometer.errors import _, message
from barometer.questionnaire import Questionnaire, spellings
from pipelines.kinds import Context
from pipelines.lines import Lines, Parser, UnreadableError, one_of, parse_name
from pipelines.options import split_options

TEXTS = ("title_fr", "leader_role", "tribes", "summary", "summary_fr")
STATUSES = {
    "idea": "idea", "idée": "idea", "planned": "planned", "prévu": "planned",
    "running": "running", "en cours": "running", "done": "done", "terminé": "done",
    "stopped": "stopped", "arrêté": "stopped",
}  # fmt: skip


def parse(lines: Lines, context: Context) -> dict[str, pd.DataFrame]:
    """One row an initiative, its theme, pillar and pain points as ids."""
    lines.require("initiative", "title")
    words = context.questionnaire
    themes, pillars = spellings(words.themes), spellings(words.pillars)
    frame = pd.DataFrame(
        {
            "file_row": lines.file_row,
            "initiative": lines.parse("initiative", parse_name, "str", required=True),
            "title": lines.parse("title", parse_name, "str", required=True),
            "pillar": lines.parse("pillar", one_of(pillars) if pillars else parse_name, "str"),
            "theme": lines.parse("theme", one_of(themes), "str"),
            "pain_points": lines.parse("pain_points", _pain_points(words), "str"),
            "kind": lines.column("kind"),
            "status": lines.parse("status", one_of(STATUSES), "str"),
            "contributors": lines.whole("contributors"),
            **{column: lines.column(column) for column in TEXTS},
            **{c: lines.days(c) for c in ("started_on", "due_on", "ended_on")},
        }
    )
    return {"initiatives": frame}


def _pain_points(words: Questionnaire) -> Parser:
    known = spellings(words.pain_points)

    def parse_list(value: str) -> str:
        ids, unknown = split_options(value, known)
        if unknown:
            raise UnreadableError(
                message(_("names “{word}”, which is no pain point"), word=unknown[0]),
                message(_("Use the ids or labels of questionnaire.toml, joined by “;”.")),
            )
        return ";".join(ids)

    return parse_list
