"""What the columns of a small survey mean to a questionnaire, for tests of survey formats."""

from __future__ import annotations

from barometer.questionnaire import parse_questionnaire
from pipelines.mapping import map_columns
from pipelines.reading import Reading

WORDS = parse_questionnaire(
    """
[columns]
tribe = ["What is your tribe?", "Quelle est votre tribu ?"]
pain_points = ["What slows you down?", "Vos freins ?"]
[levels]
names.en = ["Absent", "Emerging", "Defined", "Managed", "Leading"]
[[themes]]
id = "data"
label.en = "Data"
comment.en = "Anything to add?"
[[questions]]
id = "data_1"
theme = "data"
text.en = "I know where we go"
text.fr = "Je sais où nous allons."
[[questions]]
id = "data_2"
theme = "data"
text.en = "I have data"
columns = ["Q7"]
[[pain_points]]
id = "access"
theme = "data"
label.en = "Access"
label.fr = "Accès"
[[pain_points]]
id = "tools"
theme = "data"
label.en = "Tools, old"
label.fr = "Outils, vieux"
"""
)


def targets(reading: Reading) -> dict[str, str]:
    """Header as read → what it holds, of the columns that are known."""
    found = zip(reading.columns, map_columns(reading, WORDS).targets, strict=True)
    return {column: target for column, target in found if target is not None}


def cells(reading: Reading, column: str) -> list[str]:
    """The cells of one column, by its name in the reading."""
    return [row.cells[reading.columns.index(column)] for row in reading.rows]
