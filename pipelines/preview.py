"""What loading a checked file would change, beside what the vault holds. Nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from barometer.questionnaire import Questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import Vault, open_vault
from pipelines.load import Part


@dataclass(frozen=True)
class Likeness:
    """The loaded edition whose rows a survey repeats most: `same` of the file's `of` rows."""

    edition: str
    same: int
    of: int


@dataclass(frozen=True)
class Preview:
    """A file beside the vault; frames are empty where the kind has no such thing.

    previous: the last edition loaded before this one.
    themes: theme, score (0–100), n, score_before, n_before.
    questions: question, wording, wording_before, state (same, reworded, new, vanished).
    answers: question, answer, n, n_before.
    counts: what, now, before: one row per thing the file counts (a tribe's invited, a session's
        participants, a month's views).
    likeness: set where the file repeats rows of an edition loaded already.
    """

    previous: str | None = None
    responded: int | None = None
    invited: int | None = None
    responded_before: int | None = None
    invited_before: int | None = None
    themes: pd.DataFrame = field(default_factory=pd.DataFrame)
    questions: pd.DataFrame = field(default_factory=pd.DataFrame)
    answers: pd.DataFrame = field(default_factory=pd.DataFrame)
    counts: pd.DataFrame = field(default_factory=pd.DataFrame)
    likeness: Likeness | None = None


def preview(part: Part, questionnaire: Questionnaire, settings: Settings) -> Preview:
    """What loading the part would change."""
    raise NotImplementedError
