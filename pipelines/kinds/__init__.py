"""What each kind of file holds: from columns of text to canonical tables, one kind a module.

Each module has `parse(lines, context) -> dict[table name, frame]`, the frames with the columns of
`barometer.schemas.CANONICAL`. What cannot be parsed becomes a problem of `lines`.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

import pandas as pd

from barometer.questionnaire import Questionnaire
from pipelines.decisions import Correction
from pipelines.lineage import Lineage
from pipelines.lines import Lines
from pipelines.pseudonyms import Pseudonyms
from pipelines.reading import Kind


@dataclass(frozen=True)
class Context:
    """What a file is checked against.

    tribes: the tribes of the edition's population, empty when none was loaded.
    lineage: what became of tribes, so that a file may use a former name.
    other_tribes: the tribes of every other edition.
    sessions: the sessions already loaded, each with its batch.
    series: the series of sessions a file that does not name one belongs to.
    columns: header → what a survey's column holds, as a person said; before what its words say.
    corrections: what values written in files were decided to mean.
    """

    questionnaire: Questionnaire
    pseudonyms: Pseudonyms
    edition: str | None = None
    tribes: tuple[str, ...] = ()
    other_tribes: tuple[str, ...] = ()
    lineage: Lineage = field(default_factory=Lineage)
    sessions: Mapping[str, int] = field(default_factory=dict)
    series: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()


class KindModule(Protocol):
    def parse(self, lines: Lines, context: Context) -> dict[str, pd.DataFrame]: ...


def kind_module(kind: Kind) -> KindModule:
    """The module that parses this kind."""
    return cast(KindModule, importlib.import_module(f"{__name__}.{kind}"))
