"""How far a home has come: questionnaire, those invited, answers, publication."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.errors import BarometerError
from barometer.queries import editions
from barometer.questionnaire import Questionnaire, read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication, latest
from pipelines.journey import Loaded, what_is_loaded


@dataclass(frozen=True)
class Standing:
    """words is None without a questionnaire; trouble: why the one that is there cannot be read."""

    home: Home
    words: Questionnaire | None
    trouble: BarometerError | None
    loaded: Loaded
    publication: Publication | None

    @property
    def is_sample(self) -> bool:
        """Whether what is published is made up."""
        made = self.publication
        return made is not None and bool(editions.sample(made)[0]["sample"])

    @property
    def has_loaded(self) -> bool:
        """Whether files were matched with the questionnaire already."""
        return bool(self.loaded.files)

    @property
    def answered(self) -> frozenset[str]:
        """The editions answers were loaded for."""
        files = self.loaded.files
        return frozenset(edition for _, kind, edition, _ in files if kind == "survey" and edition)


def standing(settings: Settings) -> Standing:
    """What is there now."""
    home = Home(settings.home)
    words, trouble = None, None
    if home.questionnaire.exists():
        try:
            words = read_questionnaire(home.questionnaire)
        except BarometerError as error:
            trouble = error
    return Standing(home, words, trouble, what_is_loaded(settings), latest(home))
