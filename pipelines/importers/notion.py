"""Notion: the pages of a workspace's analytics with their views and readers."""

from __future__ import annotations

import re

from pipelines.importers._knowledge import Tool, recognise_pages
from pipelines.importers._knowledge_reading import read_pages
from pipelines.importers._table import words
from pipelines.reading import Reading, Recognition
from pipelines.source import Source

NOTION = Tool(
    name="Notion",
    strong=words(
        "teamspace|teamspaces|teamspace name|workspace|workspace name|workspace id|"
        "espace de travail|espace d equipe|espaces d equipe|espacio de trabajo|"
        "espacio de equipo|arbeitsbereich|espaco de trabalho|spazio di lavoro|werkruimte"
    ),
    likely=words(
        "last edited|last edited time|last edited by|last edited at|created time|page owner|"
        "derniere edition|derniere edition par|derniere modification par|notion url"
    ),
    weak=words("unique viewers|unique views|created by|owner|last viewed|vues uniques|cree par"),
    places=(
        *("teamspace", "teamspace name", "espace d equipe", "workspace", "workspace name"),
        "espace de travail",
    ),
    address=re.compile(r"notion\.(?:so|site|com)/"),
)


def recognise(source: Source) -> Recognition | None:
    """A table of pages that speaks of workspaces and teamspaces, or links to Notion."""
    return recognise_pages(source, NOTION)


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a page and period, or a page and reader."""
    return read_pages("notion", source, NOTION, day_first)
