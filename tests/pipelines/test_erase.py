"""A person, an edition, a time gone by leave no row and no byte; the record says how many."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from barometer.errors import AlreadyLoadedError, HistoryError, HomeError, PublishError
from barometer.rows import rows_of
from barometer.schemas import CANONICAL
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest, versions
from barometer.store.vault import open_vault
from barometer.text import Text
from pipelines import rewriting
from pipelines.erase import erase, found
from pipelines.ledger import actions, batches, say_action
from pipelines.load import Request, check_parts, load_parts
from pipelines.pseudonyms import known_identity, open_pseudonyms, response_identity
from pipelines.publish import publish
from pipelines.reading import Kind
from pipelines.source import Source
from pipelines.subjects import (
    MEMORY,
    OF_AN_EDITION,
    OF_PEOPLE,
    Edition,
    OlderThan,
    Person,
    Subject,
    months_before,
)
from pipelines.undo import redo, undo
from tests.pipelines.conftest import QUESTIONNAIRE, Load, Rows, respondents
from tests.pipelines.door import census
from tests.pipelines.test_main import run

__all__ = ["run"]
Run = Callable[..., tuple[int, str]]
ADA, BO = "ada@p.example", "bo@p.example"
COMMENT = "Nobody answers the phone before Wednesday"


def survey(edition: str, *people: str) -> list[dict[str, object]]:
    """Six nameless respondents, and the people, whose comment is the one looked for."""
    named = respondents("Search", len(people), comment_data=COMMENT, pain_points="data_access")
    known = [row | {"respondent": who} for row, who in zip(named, people, strict=True)]
    others = respondents("Search", 6, comment_data="The tools are slow")
    return [row | {"response": f"{edition}-{i}"} for i, row in enumerate([*others, *known])]


def put(settings: Settings, kind: Kind, rows: Rows, name: str, edition: str | None = None) -> None:
    """Load dictionaries as a plain file."""
    listed = [dict(row) for row in rows]
    written = io.StringIO()
    writer = csv.DictWriter(written, list(dict.fromkeys(c for row in listed for c in row)))
    writer.writeheader()
    writer.writerows(listed)
    source, request = Source(name, written.getvalue().encode()), Request(kind, edition)
    load_parts(source, check_parts(source, request, settings), settings)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home where Ada stands in every table that knows people, published twice."""
    home = Home(tmp_path_factory.mktemp("made") / "home").make()
    home.questionnaire.write_text(QUESTIONNAIRE, encoding="utf-8")
    settings = Settings(home=home.path)
    roster = [
        {"edition": "2025-S1", "tribe": "Search", "person": who, "name": name}
        for who, name in ((ADA, "Ada Byron"), (BO, "Bo Lind"))
    ]
    put(settings, "population", roster, "roster.csv")
    put(settings, "survey", survey("2025-S1", ADA, BO), "s1.csv", "2025-S1")
    put(settings, "survey", survey("2025-S2", ADA), "s2.csv", "2025-S2")
    stays = [{"held_on": "2025-01-16", "person": who, "minutes": 60} for who in (ADA, BO)]
    put(settings, "attendance", stays, "sessions.csv")
    put(settings, "attendance", [{"held_on": "2025-02-13", "name": "Ada Byron"}], "names.csv")
    view = {"resource": "/a", "viewed_on": "2025-02-01", "views": 3}
    put(settings, "views", [view | {"viewer": who} for who in (ADA, BO)], "views.csv")
    publish(settings)
    publish(settings)
    return home.path


@pytest.fixture
def everywhere(made: Path, tmp_path: Path) -> Settings:
    """That home, a copy of its own for the test."""
    return Settings(home=shutil.copytree(made, tmp_path / "home"), lock_seconds=5)


def pseudonyms(settings: Settings) -> list[str]:
    """What Ada is kept under."""
    of = open_pseudonyms(Home(settings.home)).of
    return [of("person", ADA), of("person", "Ada Byron"), of("respondent", known_identity(ADA))]


def holding(home: Home, words: str) -> set[str]:
    """The files of the home that hold these words."""
    files = [path for path in home.path.rglob("*") if path.is_file()]
    return {path.name for path in files if words.encode() in path.read_bytes()}


def changed(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    """Table → how many rows fewer, but for the record itself."""
    kept = {t: rows - after[t] for t, rows in before.items() if rows != after[t]}
    return {t: n for t, n in kept.items() if t not in ("actions", "publications", *MEMORY)}


def test_every_column_of_people_has_a_condition() -> None:
    knowing = {
        table
        for table, schema in CANONICAL.items()
        if {"respondent", "person", "alias", "viewer"} & set(schema.columns)
    }
    assert knowing == set(OF_PEOPLE) - {"population", "codings", "release_people", "searches"}
    editions = {table for table, schema in CANONICAL.items() if "edition" in schema.columns}
    assert editions == set(OF_AN_EDITION) - {"wordings", "codings", *MEMORY}


def test_a_person_goes_from_every_table_and_others_stay(everywhere: Settings) -> None:
    home = Home(everywhere.home)
    subject = Person((ADA,))
    before, expected = census(home), found(everywhere, subject)
    erased = erase(everywhere, subject, "asked for it")
    assert erased.rows == expected.rows == changed(before, census(home))
    assert erased.rows == {
        "responses": 2,
        "answers": 6,
        "mentions": 2,
        "comments": 2,
        "population": 1,
        "roster": 1,
        "attendance": 2,
        "views": 1,
    }
    assert found(everywhere, Person((BO,))).rows["responses"] == 1
    assert found(everywhere, subject).rows == {}


def test_terms_that_name_a_person_go_with_them(settings: Settings, load: Load) -> None:
    period = {"period_start": "2026-10-01", "period_end": "2026-10-28"}
    terms = ("phone BYRON, Ada", "Ada’s roadmap", "roadmap", "mañana Byron ada")
    load("searches", [{"term": term, "searches": 3} | period for term in terms])
    assert erase(settings, Person(("Ada Byron", "12345")), "asked for it").rows == {"searches": 2}
    with open_vault(Home(settings.home), 5) as vault:
        left = vault.rows("SELECT term FROM searches ORDER BY term")["term"].tolist()
    assert left == ["Ada’s roadmap", "roadmap"]


def test_no_byte_of_a_person_is_left(everywhere: Settings) -> None:
    home = Home(everywhere.home)
    only_hers = Person((ADA, BO))
    for trace in (*pseudonyms(everywhere), COMMENT):
        assert holding(home, trace) == {"vault.duckdb"}
    erase(everywhere, only_hers, "asked for it")
    for trace in (*pseudonyms(everywhere), COMMENT):
        assert holding(home, trace) == set()
    assert not list(home.path.glob("*.wal"))
    assert not list(home.path.glob(".*"))
    assert home.vault.stat().st_mode & 0o777 == 0o600


def test_comments_published_before_are_gone_with_their_publications(
    settings: Settings, load: Load
) -> None:
    rows = respondents("Search", 12, comment_data=COMMENT)
    load(
        "survey",
        [row | {"respondent": f"p{i}@p.example"} for i, row in enumerate(rows)],
        edition="e",
    )
    home = Home(settings.home)
    first = publish(settings)
    assert first.frame("SELECT text FROM comments")["text"].unique().tolist() == [COMMENT]
    erase(settings, Edition("e"), "")
    assert [p.version for p in versions(home)] == [2]
    assert holding(home, COMMENT) == set()


@pytest.mark.parametrize(
    ("identifiers", "edition"),
    [((" ADA@p.example ",), None), (("ada byron", ADA), None), (("Ada Byron",), None)],
)
def test_a_person_is_known_however_it_is_written(
    identifiers: tuple[str, ...], edition: str | None, everywhere: Settings
) -> None:
    rows = found(everywhere, Person(identifiers, edition)).rows
    assert rows["attendance"] == 2
    assert rows["roster"] == 1
    assert ("responses" in rows) == (len(identifiers) > 1 or "@" in identifiers[0])


def test_a_person_is_known_by_pseudonym(everywhere: Settings) -> None:
    by_address = found(everywhere, Person((ADA,))).rows
    assert found(everywhere, Person(tuple(pseudonyms(everywhere)))).rows == by_address


def test_the_number_of_a_response_needs_its_edition(everywhere: Settings) -> None:
    rows = found(everywhere, Person(("2025-S1-0",), "2025-S1")).rows
    assert rows == {"responses": 1, "answers": 3, "comments": 1}
    assert found(everywhere, Person(("2025-S1-0",), "2025-S2")).rows == {}
    assert found(everywhere, Person(("2025-S1-0",))).rows == {}


@pytest.mark.parametrize("respondent", ["ada@p.example", "Ada B.", "a17", ""])
def test_who_loads_and_who_erases_spell_alike(
    respondent: str, settings: Settings, load: Load
) -> None:
    rows = respondents("Search", 1, respondent=respondent, response="R_1x@y")
    load("survey", rows, edition="2025-S1")
    with open_vault(Home(settings.home), 5) as vault:
        kept = vault.rows("SELECT respondent FROM responses")["respondent"].item()
    known = (
        known_identity(respondent)
        if respondent
        else response_identity("2025-S1", "plain", "R_1x@y")
    )
    assert open_pseudonyms(Home(settings.home)).of("respondent", known) == kept
    assert found(settings, Person((respondent or "R_1x@y",), "2025-S1")).rows["responses"] == 1


def test_a_name_that_several_have_is_nobodys_alone(settings: Settings, load: Load) -> None:
    roster = [
        {"edition": "e", "tribe": "Search", "person": who, "name": "Ada Byron"} for who in (ADA, BO)
    ]
    load("population", roster)
    load("attendance", [{"held_on": "2025-02-13", "name": "Ada Byron"}])
    by_address = found(settings, Person((ADA,)))
    assert by_address.rows == {"population": 1, "roster": 1}
    by_name = found(settings, Person(("Ada Byron",)))
    assert by_name.rows == {"attendance": 1}
    for what in (by_address, by_name):
        assert "Several people" in str(what.notes[0])


def test_undone_and_superseded_batches_are_erased_too(settings: Settings, load: Load) -> None:
    load("survey", survey("e", ADA), name="a.csv", edition="e")
    load("survey", [*survey("e", ADA), *survey("f")], name="b.csv", edition="e")
    undo(settings, 1)
    assert erase(settings, Person((ADA,)), "").rows["responses"] == 2
    redo(settings, 1)
    assert found(settings, Person((ADA,))).rows == {}


def test_an_edition_goes_and_its_file_is_not_loaded_again_by_mistake(
    everywhere: Settings,
) -> None:
    home, before = Home(everywhere.home), census(Home(everywhere.home))
    erased = erase(everywhere, Edition("2025-S1"), "kept long enough")
    assert erased.rows == changed(before, census(home))
    assert erased.rows["responses"] == 8
    assert erased.rows["population"] == erased.rows["roster"] == 2
    published = latest(home)
    assert published is not None
    assert published == erased.publication
    assert published.frame("FROM editions")["edition"].tolist() == ["2025-S2"]
    states = batches(everywhere).set_index("batch")["state"]
    assert states.loc[[1, 2]].tolist() == ["erased", "erased"]
    assert set(states.drop([1, 2])) == {"active"}
    assert batches(everywhere).set_index("batch")["loaded"].loc[2] == 8
    with pytest.raises(AlreadyLoadedError, match="batch 2 and erased"):
        put(everywhere, "survey", survey("2025-S1", ADA, BO), "s1.csv", "2025-S1")
    with pytest.raises(HistoryError, match="was erased"):
        undo(everywhere, 2)


def test_a_time_gone_by_leaves_numbers_and_nobody(everywhere: Settings) -> None:
    sessions = 'SELECT session, participants, "new" FROM sessions ORDER BY session'
    views = "SELECT resource, views, unique_viewers FROM resource_views ORDER BY ALL"
    shown = latest(Home(everywhere.home))
    assert shown is not None
    sessions_before, views_before = shown.frame(sessions), shown.frame(views)
    assert sessions_before["participants"].tolist() == [2, 1]
    january = erase(everywhere, OlderThan(12), "", today=date(2026, 2, 15))
    assert january.rows == {"attendance": 2}
    february = erase(everywhere, OlderThan(11), "", today=date(2026, 2, 15))
    assert february.rows == {"attendance": 1, "views": 2}
    after = february.publication
    assert after is not None
    pd.testing.assert_frame_equal(after.frame(views), views_before)
    assert after.frame(sessions)["participants"].tolist() == [2, 1]
    assert after.frame(sessions)["new"].isna().all()
    assert set(found(everywhere, Person((ADA, BO))).rows) & {"attendance", "views"} == set()


def test_stays_too_short_count_as_they_did(settings: Settings, load: Load) -> None:
    stays = [("a@p.example", 60), ("b@p.example", 3), ("c@p.example", 9), ("c@p.example", 4)]
    rows = [{"held_on": "2024-01-16", "person": p, "minutes": m} for p, m in stays]
    load("attendance", rows)
    load("attendance", [{"held_on": "2024-02-13", "participants": 14}], name="counted.csv")
    load("attendance", [rows[0] | {"held_on": "2026-01-15"}], name="new.csv")
    sessions = "SELECT session, participants FROM sessions ORDER BY ALL"
    before = publish(settings).frame(sessions)
    assert before["participants"].tolist() == [2, 14, 1]
    erased = erase(settings, OlderThan(24), "", today=date(2026, 11, 22))
    assert erased.rows == {"attendance": 3}
    assert erased.publication is not None
    pd.testing.assert_frame_equal(erased.publication.frame(sessions), before)


def test_visitors_and_viewers_of_old_days_are_added_up(settings: Settings, load: Load) -> None:
    day = {"resource": "/a", "viewed_on": "2024-01-16"}
    rows = [day | {"viewer": ADA, "views": 3}, day | {"viewer": BO, "views": 2}, day | {"views": 4}]
    load("views", [*rows, {"resource": "/b", "viewed_on": "2024-01-16", "views": 1}])
    erase(settings, OlderThan(1), "", today=date(2026, 11, 22))
    with open_vault(Home(settings.home), 5) as vault:
        left = vault.rows("SELECT resource, viewer, views FROM views ORDER BY resource")
    assert left["views"].tolist() == [9, 1]
    assert left["viewer"].isna().all()


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 11, 22), 24, date(2024, 11, 1)),
        (date(2026, 1, 31), 1, date(2025, 12, 1)),
        (date(2026, 12, 1), 12, date(2025, 12, 1)),
    ],
)
def test_a_month_is_kept_or_let_go_whole(today: date, months: int, first: date) -> None:
    assert months_before(today, months) == first


@pytest.mark.parametrize("months", [0, -3])
def test_what_is_recent_does_not_go_by_age(months: int, everywhere: Settings) -> None:
    with pytest.raises(HistoryError, match="month"):
        erase(everywhere, OlderThan(months), "")


@pytest.mark.parametrize(
    "subject",
    [Person(("eve@p.example",)), Person(("",)), Person(()), Edition("1999"), OlderThan(900)],
)
def test_what_is_not_there_is_said_and_changes_nothing(
    subject: Subject, everywhere: Settings
) -> None:
    before = Home(everywhere.home).vault.read_bytes()
    with pytest.raises(HistoryError) as refused:
        erase(everywhere, subject, "")
    assert refused.value.way_out is not None
    assert Home(everywhere.home).vault.read_bytes() == before
    assert len(versions(Home(everywhere.home))) == 2


def test_the_record_holds_nothing_erased(everywhere: Settings) -> None:
    with pytest.raises(HistoryError, match="names who is erased"):
        erase(everywhere, Person((ADA,)), f"{ADA.upper()} asked for it")
    with pytest.raises(HistoryError, match="names who is erased"):
        erase(everywhere, Person(("Ada Byron",)), "Mrs. Ada BYRON’s wish")
    erase(everywhere, Person((ADA,)), "asked through dpo@p.example", by="Cy")
    row = actions(everywhere).set_index("what").loc["erased_person"]
    assert (row["done_by"], row["rows_gone"], row["publication"]) == ("Cy", 17, 2)
    assert row["reason"] == "asked through [e-mail]"
    said = [say_action(r, Text("en")) for r in rows_of(actions(everywhere))]
    assert "A person erased: rows 17" in said
    for trace in ("Ada", "ada@", *pseudonyms(everywhere)):
        assert not any(trace in str(value) for value in row)


def test_erasing_stands_where_publishing_breaks_and_the_next_publication_mends_it(
    everywhere: Settings,
) -> None:
    home = Home(everywhere.home)
    words = home.questionnaire.read_text(encoding="utf-8")
    home.questionnaire.write_text("nonsense", encoding="utf-8")
    with pytest.raises(PublishError, match="rows that went: 17"):
        erase(everywhere, Person((ADA,)), "")
    assert [p.version for p in versions(home)] == [1, 2]
    home.questionnaire.write_text(words, encoding="utf-8")
    publish(everywhere)
    assert [p.version for p in versions(home)] == [3]
    publish(everywhere)
    assert [p.version for p in versions(home)] == [3, 4]


def test_a_crash_while_the_vault_is_written_anew_leaves_the_old_one(
    everywhere: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, before = Home(everywhere.home), census(Home(everywhere.home))

    def crash(_beside: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rewriting, "swap_in", crash)
    with pytest.raises(KeyboardInterrupt):
        erase(everywhere, Person((ADA,)), "")
    monkeypatch.undo()
    assert census(home) == before
    assert not list(home.path.glob(".rewriting*"))
    (home.path / ".rewriting.duckdb").write_bytes(b"left by a process that was killed")
    assert erase(everywhere, Person((ADA,)), "").rows["responses"] == 2
    assert not list(home.path.glob(".rewriting*"))


def test_a_home_without_a_vault_or_a_key_is_said(settings: Settings, load: Load) -> None:
    with pytest.raises(HomeError, match="ever loaded"):
        erase(settings, Person((ADA,)), "")
    load("survey", survey("e", ADA), edition="e")
    Home(settings.home).key.unlink()
    with pytest.raises(HomeError, match="key"):
        erase(settings, Person((ADA,)), "")


def test_erase_before_anything_was_published(settings: Settings, load: Load) -> None:
    load("survey", survey("e", ADA), edition="e")
    assert erase(settings, Person((ADA,)), "").publication is None
    assert versions(Home(settings.home)) == []


def test_erase_on_the_command_line(everywhere: Settings, run: Run) -> None:
    home = Home(everywhere.home)
    before = census(home)
    status, said = run("erase", ADA, "--dry-run")
    assert status == 0
    assert "responses: 2" in said
    assert "17 rows in all batches" in said
    assert run("erase", ADA, answer="no\n")[0] == 1
    assert census(home) == before
    status, said = run("erase", ADA, "--reason", "asked for it", "--yes")
    assert status == 0
    assert "Published as number 3." in said
    assert "bring it back" in said
    assert run("erase", ADA, "--yes")[0] == 1
    assert "A person erased: rows 17" in run("history")[1]


@pytest.mark.parametrize(
    "arguments", [(), ("ada", "--older-than", 3), ("--edition", "e", "--older-than", 3)]
)
def test_erase_asks_for_one_thing(arguments: tuple[object, ...], run: Run) -> None:
    assert run("erase", *arguments)[0] == 2
