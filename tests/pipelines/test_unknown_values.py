"""Values nobody knows, each once, with the words it could mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from barometer.questionnaire import read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from pipelines.corrections import ANSWERS
from pipelines.load import Request, check_source
from pipelines.reading import Kind
from pipelines.source import Source
from pipelines.unknown_values import Unknown, unknown_values
from tests.pipelines.conftest import Load, Rows, respondents

Write = Callable[[str, Rows], Path]


def found(
    rows: Rows,
    settings: Settings,
    write: Write,
    kind: Kind = "survey",
    tribes: tuple[str, ...] = (),
) -> list[Unknown]:
    source = Source.from_path(write("file.csv", rows), 50)
    edition = "2025-S1" if kind == "survey" else None
    checked = check_source(source, Request(kind, edition), settings)
    words = read_questionnaire(Home(settings.home).questionnaire)
    return unknown_values([checked], words, tribes)


def test_a_tribe_the_population_lacks_with_the_nearest_first(
    settings: Settings, write: Write, load: Load
) -> None:
    tribes = ("CRM", "Search")
    load("population", [{"edition": "2025-S1", "tribe": t, "invited": 9} for t in tribes])
    rows = [*respondents("Search", 2), *respondents("Serach", 1), *respondents("SERACH", 1)]
    (unknown,) = found(rows, settings, write, tribes=tribes)
    assert (unknown.field, unknown.value, unknown.rows) == ("tribe", "Serach", (4, 5))
    assert (list(unknown.means), unknown.nearest, unknown.error) == (
        ["Search", "CRM"],
        "Search",
        True,
    )


def test_without_a_population_any_tribe_will_do(settings: Settings, write: Write) -> None:
    assert found(respondents("Anything", 2), settings, write) == []


def test_an_answer_in_several_questions_is_one_value(settings: Settings, write: Write) -> None:
    rows = respondents("Search", 1, data_1="Totally agree", culture_1="totally agree ")
    (unknown,) = found(rows, settings, write)
    assert (unknown.field, unknown.rows) == (ANSWERS, (2,))
    assert unknown.means["Agree"] == {"en": "Agree"}


def test_a_role_means_an_id_and_is_called_by_its_label(settings: Settings, write: Write) -> None:
    (unknown,) = found(respondents("Search", 2, role="Desinger"), settings, write)
    assert (unknown.field, unknown.nearest) == ("role", "ux")
    assert unknown.means["ux"] == {"en": "Designer"}


def test_an_unknown_pain_point_is_only_a_warning(settings: Settings, write: Write) -> None:
    rows = respondents("Search", 1, pain_points="Nobody explains the vision;Meetings")
    (unknown,) = found(rows, settings, write)
    assert (unknown.field, unknown.value, unknown.error) == ("pain_points", "Meetings", False)


def test_a_field_that_takes_any_text_asks_nothing(settings: Settings, write: Write) -> None:
    rows = [{"held_on": "no day", "person": "ada"}]
    assert found(rows, settings, write, "attendance") == []


def test_a_status_of_an_initiative_is_one_of_its_words(settings: Settings, write: Write) -> None:
    rows = [{"initiative": "a", "title": "A", "status": "runing"}]
    (unknown,) = found(rows, settings, write, "initiatives")
    assert (unknown.field, unknown.nearest) == ("status", "running")
