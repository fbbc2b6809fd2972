"""Guru: cards with their views, and the readers of one card."""

from __future__ import annotations

import re

from pipelines.importers._knowledge import Tool, recognise_pages
from pipelines.importers._knowledge_reading import read_pages
from pipelines.importers._table import words
from pipelines.reading import Reading, Recognition
from pipelines.source import Source

GURU = Tool(
    name="Guru",
    strong=words(
        "card|card title|card name|card id|card url|card link|top cards|card views|"
        "total card views|fact viewed|fact followed|fact id|fact title|"
        "fact viewed count|fact views|verifier|verifiers|trust score|"
        "verification state|verification status|verification interval|carte|titre de la carte|"
        "nom de la carte|verificateur|score de confiance"
    ),
    likely=words(
        "collection|collection name|collections|board|boards|board name|folder|"
        "nom de la collection|tableau|coleccion|sammlung|colecao|collezione|verified|"
        "last verified|last verified date|card owner"
    ),
    weak=words("favorites|comments|owner|copies|favoris"),
    places=("collection", "collection name", "board", "board name", "folder"),
    address=re.compile(r"getguru\.com/"),
    of_one_page=words("fact viewed|facts viewed|fact followed"),
)


def recognise(source: Source) -> Recognition | None:
    """A table of cards that speaks of collections and verifiers, or links to Guru."""
    return recognise_pages(source, GURU)


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a card and period, or a card and reader."""
    return read_pages("guru", source, GURU, day_first)
