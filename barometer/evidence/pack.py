"""An edition and a group → the pack: eight to ten findings, and where their numbers come from."""

from __future__ import annotations

from barometer.evidence.chapters import (
    by_question,
    initiatives,
    knowledge,
    over_editions,
    pain_points,
    participation,
    sessions,
    themes,
    tribes,
    verdict,
)
from barometer.evidence.material import Material, Read
from barometer.evidence.model import About, Pack, Selection, Table
from barometer.findings import hidden, names, tables
from barometer.findings import pack as words
from barometer.findings.columns import Column
from barometer.queries.unions import DIMENSIONS
from barometer.questionnaire import Questionnaire
from barometer.rows import Row
from barometer.text import Text

# In the order they are told; one that has nothing to say is left out.
CHAPTERS = (
    verdict.chapter,
    themes.chapter,
    over_editions.chapter,
    tribes.chapter,
    by_question.chapter,
    participation.chapter,
    pain_points.chapter,
    initiatives.chapter,
    sessions.chapter,
    knowledge.chapter,
)


def pack(read: Read, text: Text, questionnaire: Questionnaire, chosen: Selection) -> Pack:
    """What may be taken along of the edition and group chosen, in the language of `text`."""
    made = Material(read, text, questionnaire, chosen)
    told = (chapter(made) for chapter in CHAPTERS)
    return Pack(_about(made), tuple(finding for finding in told if finding), _groups(made))


def _about(made: Material) -> About:
    text, chosen = made.text, made.chosen
    edition = text("Product Barometer {edition}", edition=chosen.edition)
    minimum = int(made.about["minimum_group"])
    return About(
        title=text("{title}: {group}", title=edition, group=made.group),
        edition=chosen.edition,
        version=int(made.about["version"]),
        published_at=made.published_at,
        language=text.language,
        group=made.group,
        n=chosen.n,
        invited=made.invited,
        minimum_group=minimum,
        hidden=words.nearest_instead(chosen.hidden, chosen.why_not, made.group, chosen.n, text),
        how_to_read=words.how_to_read(minimum, text),
    )


def _groups(made: Material) -> Table:
    """Every group of the edition: how many answered where it is shown, else why it is not."""
    text = made.text
    columns = {
        "group": Column(text("Group")),
        **tables.columns("n", text),
        "why_not": Column(text("Not shown because")),
    }
    return Table(text("Groups"), [_group(row, made) for row in made.groups], columns)


def _group(row: Row, made: Material) -> Row:
    """A group in words; nothing but the reason of one that is not shown."""
    parts = [
        names.group(row[part], made.questionnaire, made.text, part)
        for part in DIMENSIONS
        if row[part]
    ]
    said = ", ".join(parts) or made.text("the whole organisation")
    if row["reported"]:
        said = made.text("{group} (as reported)", group=said)
    if row["published"]:
        return {"group": said, "n": int(row["n"]), "why_not": ""}
    return {"group": said, "n": None, "why_not": hidden.reason(row["reason"], made.text)}
