"""Confluence: lists of pages with their views, and the events of its data pipeline."""

from __future__ import annotations

import re

from pipelines.importers._knowledge import Tool, recognise_pages
from pipelines.importers._knowledge_reading import read_pages
from pipelines.importers._table import words
from pipelines.reading import Reading, Recognition
from pipelines.source import Source

CONFLUENCE = Tool(
    name="Confluence",
    strong=words(
        "space key|space name|space type|event space key|event container id|event content id|"
        "event author id|blog post|blog posts|cle d espace|cle de l espace|nom de l espace|"
        "space id|clave del espacio|bereichsschlussel|chave do espaco|instance url"
    ),
    likely=words(
        "space|espace|espacio|bereich|espaco|spazio|ruimte|przestrzen|page id|content id|"
        "ancestor|parent page|page status|watchers|labels|userkey|user key|"
        "identifiant de la page|id de la page"
    ),
    weak=words(
        "author|creator|contributors|users who viewed|people who viewed|comments|likes|reactions|"
        "last viewed|users|unique viewers|"
        "auteur|contributeurs|commentaires|derniere consultation"
    ),
    places=(
        *("space key", "event space key", "space name", "space", "espace", "nom de l espace"),
        *("espacio", "bereich", "espaco", "spazio", "ruimte", "przestrzen"),
    ),
    address=re.compile(
        r"/wiki/(?:spaces|x|pages)/|/display/[^/]+/|viewpage\.action|\.atlassian\.net/wiki|"
        r"confluence"
    ),
)


def recognise(source: Source) -> Recognition | None:
    """A table of pages or events that speaks of spaces, or links to Confluence."""
    return recognise_pages(source, CONFLUENCE)


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a page and period; of events, one a view, with its day and reader."""
    return read_pages("confluence", source, CONFLUENCE, day_first)
