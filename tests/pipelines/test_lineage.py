"""Tribes over time: who is whom today, what cannot be followed, what is refused."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from barometer.errors import HomeError, QuestionnaireError
from barometer.questionnaire import parse_questionnaire
from barometer.store.home import Home
from pipelines.lineage import Lineage, TribeChange, read_lineage, record
from tests.pipelines.conftest import QUESTIONNAIRE

EDITIONS = (
    ("2025-S1", date(2025, 6, 2)),
    ("2025-S2", date(2025, 11, 17)),
    ("2026-S1", date(2026, 5, 4)),
    ("2026-S2", date(2026, 11, 2)),
)


def change(kind: str, former: str, names: str, since: str) -> TribeChange:
    """`change("merged", "A B", "C", "2026-01-15")`."""
    listed = {"former": former.split(), "names": names.split()}
    return TribeChange.model_validate({"change": kind, "since": since} | listed)


def over(*changes: TribeChange) -> Lineage:
    return Lineage(changes).over(EDITIONS)


def test_today_follows_renames_in_turn_whatever_their_order() -> None:
    renames = change("renamed", "B", "C", "2026-01-15"), change("renamed", "A", "B", "2025-09-01")
    for order in (renames, renames[::-1]):
        lineage = over(*order)
        assert [lineage.today(t, "2025-S1") for t in ("a", "B", "D")] == ["C", "C", "D"]
        assert [lineage.today(t, "2026-S1") for t in ("A", "C")] == ["A", "C"]


def test_today_follows_a_rename_back() -> None:
    lineage = over(
        change("renamed", "A", "B", "2025-09-01"), change("renamed", "B", "A", "2026-01-15")
    )
    assert lineage.today("A", "2025-S1") == lineage.today("B", "2025-S2") == "A"


def test_today_follows_merges() -> None:
    lineage = over(change("merged", "A B", "C", "2026-01-15"))
    assert {lineage.today(t, "2025-S2") for t in "ABC"} == {"C"}
    assert lineage.today("A", "2026-S1") == "A"


def test_today_stops_at_a_split_even_where_a_successor_keeps_the_name() -> None:
    lineage = over(
        change("split", "A", "A D", "2025-09-01"), change("renamed", "A", "B", "2026-01-15")
    )
    assert lineage.today("A", "2025-S1") == "A"
    assert lineage.today("A", "2025-S2") == "B"


def test_today_tells_a_reused_name_by_the_day() -> None:
    lineage = over(change("renamed", "A", "B", "2025-09-01"))
    assert [lineage.today("A", e) for e, _day in EDITIONS] == ["B", "A", "A", "A"]


def test_a_change_may_name_an_edition() -> None:
    lineage = over(change("renamed", "A", "B", "2026-S1"))
    assert [lineage.today("A", e) for e, _day in EDITIONS] == ["B", "B", "A", "A"]
    assert lineage.today("A", date(2026, 5, 3)) == "B"
    assert lineage.today("A", date(2026, 5, 4)) == "A"


def test_editions_without_a_day_are_placed_by_their_half_year() -> None:
    undated = [(edition, None) for edition, _day in EDITIONS]
    lineage = Lineage((change("renamed", "A", "B", "2026-01-15"),)).over(undated)
    assert [lineage.today("A", e) for e, _day in EDITIONS] == ["B", "B", "A", "A"]


def test_an_edition_that_cannot_be_placed_keeps_its_names() -> None:
    lineage = Lineage((change("renamed", "A", "B", "2026-01-15"),)).over([("Spring", None)])
    assert lineage.today("A", "Spring") == "A"


def test_first_edition_is_the_one_that_answers_under_the_new_names() -> None:
    early, late = (
        change("renamed", "A", "B", "2025-07-01"),
        change("split", "C", "D E", "2027-01-01"),
    )
    assert over(early, late).first_edition(early) == "2025-S2"
    assert over(early, late).first_edition(late) is None


def test_former_names_go_back_through_renames_only() -> None:
    lineage = over(
        change("merged", "X Y", "A", "2025-05-01"),
        change("renamed", "A", "B", "2025-09-01"),
        change("renamed", "B", "C", "2026-01-15"),
    )
    assert list(lineage.former_names("c")) == ["B", "A"]


@pytest.mark.parametrize(
    ("kind", "former", "names"),
    [
        ("renamed", "A B", "C"), ("renamed", "A", "B C"), ("renamed", "A", "a"),
        ("merged", "A", "C"), ("merged", "A B", "C D"), ("merged", "A A", "C"),
        ("split", "A B", "C D"), ("split", "A", "B"), ("renamed", "", "B"),
    ],
)  # fmt: skip
def test_a_change_has_as_many_tribes_as_its_kind_asks(kind: str, former: str, names: str) -> None:
    with pytest.raises(ValidationError):
        change(kind, former, names, "2026-01-15")


def test_record_writes_what_is_read_again(tmp_path: Path) -> None:
    home = Home(tmp_path / "home").make()
    words = parse_questionnaire(QUESTIONNAIRE)
    first, second = (
        change("merged", "A B", "C", "2026-01-15"),
        TribeChange(
            change="split",
            former=("C",),
            names=("C", "D"),
            since=date(2026, 9, 1),
            reason="It had grown.",
            decided_by="the product operations",
            decided_on=date(2026, 8, 3),
        ),
    )
    record(home, first)
    record(home, second)
    assert read_lineage(home, words).changes[1:] == (first, second)
    assert read_lineage(home, words).changes[0].names == ("Checkout",)
    assert stat.S_IMODE(home.mappings.stat().st_mode) == 0o700
    assert [path.name for path in home.mappings.iterdir()] == ["tribes.toml"]


def test_record_refuses_a_circle_of_one_day(tmp_path: Path) -> None:
    home = Home(tmp_path / "home").make()
    record(home, change("renamed", "A", "B", "2026-01-15"))
    kept = (home.mappings / "tribes.toml").read_bytes()
    with pytest.raises(HomeError, match=r"changes\[0\] and changes\[1\] both change “B”"):
        record(home, change("renamed", "B", "A", "2026-01-15"))
    assert (home.mappings / "tribes.toml").read_bytes() == kept


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('change = "split"\nformer = ["A"]\nnames = ["B"]\nsince = 2026-01-15', "changes[0]: "),
        ('change = "gone"\nformer = ["A"]\nnames = ["B"]\nsince = "S1"', "changes[0].change: "),
        ('change = "renamed"\nformer = ["A"]\nnames = ["B"]', "changes[0].since: "),
        ("change", "cannot be read: "),
    ],
)
def test_read_lineage_names_the_file_and_the_entry(entry: str, said: str, tmp_path: Path) -> None:
    home = Home(tmp_path / "home").make()
    (home.mappings / "tribes.toml").write_text(f"[[changes]]\n{entry}", encoding="utf-8")
    with pytest.raises(HomeError) as error:
        read_lineage(home, parse_questionnaire(QUESTIONNAIRE))
    assert said in str(error.value)
    assert str(home.mappings / "tribes.toml") in str(error.value)


def test_read_lineage_names_the_questionnaires_entry(tmp_path: Path) -> None:
    wrong = '[[tribe_renames]]\nformer = "A"\nname = "a"\nsince = "2026-S1"'
    with pytest.raises(QuestionnaireError, match=r"tribe_renames\[1\]"):
        read_lineage(Home(tmp_path), parse_questionnaire(QUESTIONNAIRE + wrong))
