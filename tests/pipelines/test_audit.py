"""The audit finds nothing on what is published, and what there is where too much is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as run
from hypothesis import strategies as st
from typer.testing import CliRunner

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from pipelines import derivation
from pipelines.__main__ import app
from pipelines.attack.algebra import PRIME, Equations
from pipelines.attack.findings import Finding
from pipelines.attack.groups import determined
from pipelines.attack.linear import System
from pipelines.audit import Audit, audit
from pipelines.editions import BY_DATE
from pipelines.load import Request, check_parts, load_parts
from pipelines.publish import publish
from pipelines.reading import Kind
from pipelines.source import Source
from tests.pipelines.conftest import Load, Rows
from tests.pipelines.organisations import Organisation, inhabit, organisations

AT_ONCE = 25  # organisations in one home, each an edition
HOMES = 4


def at(settings: Settings, folder: Path) -> Load:
    """Load dictionaries as plain files into the home."""

    def load_rows(kind: Kind, rows: Rows, name: str, **options: object) -> int:
        listed = [dict(row) for row in rows]
        columns = list(dict.fromkeys(column for row in listed for column in row))
        lines = [",".join(columns)]
        lines += [",".join(str(row.get(column, "")) for column in columns) for row in listed]
        path = folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        source = Source.from_path(path, settings.upload_limit_mb)
        request = Request(kind, **options)  # type: ignore[arg-type]
        [batch, *_] = load_parts(source, check_parts(source, request, settings), settings)
        return batch

    return load_rows


def told(found: Audit) -> list[str]:
    return [f"{f.edition} {f.kind} {f.group} ({f.size}): {f.recipe}" for f in found.findings]


@pytest.mark.parametrize("number", range(HOMES))
def test_audit_finds_nothing_on_what_is_published(number: int, tmp_path: Path) -> None:
    homes = 0

    @seed(number)  # each its own home, and the same every time
    @run(
        max_examples=2,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(organisations, min_size=AT_ONCE, max_size=AT_ONCE))
    def attack(listed: list[Organisation]) -> None:
        nonlocal homes
        homes += 1
        attacked(listed, tmp_path / str(homes))

    attack()


def attacked(listed: list[Organisation], folder: Path) -> None:
    """Publish the organisations, then what came late, and find nothing either time."""
    settings = Settings(home=Home(folder / "home").make().path, lock_seconds=5)
    load = at(settings, folder)
    late = inhabit(settings, load, listed)
    publish(settings)
    assert told(audit(settings)) == []
    if late:
        load("survey", late, "late.csv", edition=BY_DATE)
    publish(settings)
    found = audit(settings)
    assert found.tried.publications == 2
    assert told(found) == []


def test_a_population_that_comes_later_tells_nobody_apart(settings: Settings, load: Load) -> None:
    """Seven of eight answered: the eighth is nobody that two publications differ by."""
    rows = everyone(("Search", "designer", 7), ("Checkout", "designer", 9))
    load("survey", rows, edition="2025-S1")
    publish(settings)
    here = {"edition": "2025-S1", "role": "designer", "seniority": "senior"}
    invited = [("Search", 8), ("Checkout", 10)]
    load("population", [here | {"tribe": tribe, "invited": n} for tribe, n in invited])
    publish(settings)
    found = audit(settings)
    assert found.tried.publications == 2
    assert told(found) == []


def test_few_answers_without_a_population_are_no_finding(settings: Settings, load: Load) -> None:
    load("survey", everyone(("Search", "designer", 3)), edition="2025-S1")
    publish(settings)
    assert told(audit(settings)) == []


def test_what_adds_up_by_chance_is_not_taken_for_determined(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Six unknowns, their sum, and marks of which two threes happen to add up to nothing."""
    marks = np.array([1, 2, PRIME - 3, 5, 7, PRIME - 12])
    monkeypatch.setattr(Equations, "marks", property(lambda _: marks))
    count, bounds = np.ones((1, 6), dtype=np.int64), np.full(6, 9)
    system = System(count, np.array([30]), ["all"], bounds, 5)
    equations = Equations(np.eye(6, dtype=np.int64)[:5], np.arange(5))
    monkeypatch.setattr("pipelines.attack.linear._alike", lambda _: [[n] for n in range(6)])
    assert determined(marks)
    assert system.attacked() == []
    assert equations.determines(np.array([1, 0, 1, 0, 0, 0]))
    assert not equations.determines(np.array([1, 0, 0, 0, 0, 1]))


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the minimum group is left of disclosure control."""
    monkeypatch.setattr(derivation, "may_be_light", lambda *_: False)


def everyone(*counts: tuple[str, str, int], **columns: object) -> list[dict[str, object]]:
    """Respondents by tribe and role, answering in turn."""
    return [
        {"tribe": tribe, "role": role, "seniority": "senior"}
        | {"data_1": 1 + i % 5, "data_2": 1 + i % 4, "culture_1": 1 + i % 3}
        | columns
        for tribe, role, n in counts
        for i in range(n)
    ]


def publish_all(settings: Settings, load: Load, rows: list[dict[str, object]]) -> None:
    """The population is who answered; then the edition is published."""
    invited = [
        {key: row[key] for key in ("tribe", "role", "seniority")}
        | {"edition": "2025-S1", "invited": 1}
        for row in rows
    ]
    load("population", invited)
    load("survey", rows, edition="2025-S1")
    publish(settings)


def found_as(settings: Settings, kind: str) -> list[Finding]:
    return [finding for finding in audit(settings).findings if finding.kind == kind]


@pytest.mark.usefixtures("unguarded")
def test_audit_finds_who_is_left_of_a_role_without_a_tribe(settings: Settings, load: Load) -> None:
    publish_all(settings, load, everyone(("a", "pm", 2), ("a", "ux", 6), ("b", "pm", 9)))
    found = {(f.group, f.size): f for f in found_as(settings, "linear")}
    two = found["tribe=a&role=pm&seniority=senior", 2]
    plain = {"role=pm − tribe=b", "tribe=a − role=ux", "tribe=a − tribe=a&role=ux"}
    assert two.recipe in plain | {"role=pm − tribe=b&role=pm"}
    assert "their answers to data_1" in [str(each) for each in two.learnt]


@pytest.mark.usefixtures("unguarded")
def test_audit_finds_the_difference_of_two_small_groups(settings: Settings, load: Load) -> None:
    people = (("a", "pm", 20), ("a", "ux", 1), ("b", "pm", 1), ("b", "ux", 30))
    publish_all(settings, load, everyone(*people))
    # The two-way slices say more; the difference is what the others leave.
    doctored(settings, without("tribe IS NOT NULL AND role IS NOT NULL"), alone=True)
    [found] = found_as(settings, "signed")
    assert found.size == 2
    assert {found.recipe} <= {"tribe=a − role=pm", "role=ux − tribe=b"}


TOLD = (
    "answers",
    "question_scores",
    "theme_scores",
    "maturity",
    "changes",
    "pain_points",
    "slices",
)


def without(where: str) -> list[str]:
    """Take the slices out of every table."""
    gone = f"(edition, slice_id) IN (SELECT (edition, slice_id) FROM slices WHERE {where})"
    return [f"DELETE FROM {table} WHERE {gone}" for table in (*TOLD, "slices")]


def doctored(settings: Settings, statements: list[str], *, alone: bool = False) -> None:
    """The last publication once more with something changed; alone: without those before."""
    home = Home(settings.home)
    last = latest(home)
    assert last is not None
    path = home.publications / f"{last.version + 1:04}.duckdb"
    shutil.copyfile(last.path, path)
    path.chmod(0o600)
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)
    if alone:
        last.path.unlink()


@pytest.mark.usefixtures("unguarded")
def test_audit_finds_who_skipped_a_question(settings: Settings, load: Load) -> None:
    rows = everyone(("a", "pm", 20), ("b", "pm", 20))
    for row in (*rows[:6], *rows[20:22]):
        row["data_1"] = ""
    for row in (*rows[6:12], *rows[22:24]):
        row["data_2"] = ""
    publish_all(settings, load, rows)
    found = {(f.group, f.size) for f in found_as(settings, "skipped")}
    assert ("tribe=b&role=pm&seniority=senior", 4) in found


@pytest.mark.usefixtures("unguarded")
def test_audit_finds_who_answered_late(settings: Settings, load: Load) -> None:
    rows = everyone(("a", "pm", 20), ("b", "pm", 20))
    publish_all(settings, load, rows)
    assert found_as(settings, "time") == []
    late = everyone(("a", "pm", 2), respondent="late@example.org")
    late[1]["respondent"] = "later@example.org"
    load("survey", late, name="late.csv", edition="2025-S1")
    publish(settings)
    found = found_as(settings, "time")
    assert {f.size for f in found} == {2}
    assert {f.group for f in found} == {"tribe=a&role=pm&seniority=senior"}
    assert {f.recipe for f in found} <= {"2: tribe=a − 1: tribe=a", "2: all − 1: all"}


@pytest.mark.usefixtures("unguarded")
def test_audit_finds_what_slices_of_two_publications_say_together(
    settings: Settings, load: Load
) -> None:
    publish_all(settings, load, everyone(("a", "pm", 2), ("a", "ux", 6), ("b", "pm", 9)))
    whole = "tribe IS NOT NULL AND role IS NOT NULL"
    doctored(settings, without(f"{whole} OR role IS NOT NULL"))
    assert found_as(settings, "linear") != []  # beside the first, which says everything
    Home(settings.home).publications.joinpath("0001.duckdb").rename(settings.home / "kept")
    assert found_as(settings, "linear") == []
    shutil.copyfile(settings.home / "kept", Home(settings.home).publications / "0003.duckdb")
    doctored(settings, without("tribe IS NOT NULL"))
    Home(settings.home).publications.joinpath("0003.duckdb").unlink()
    found = found_as(settings, "linear")
    assert ("tribe=a&role=pm&seniority=senior", 2) in {(f.group, f.size) for f in found}


LEAKS = {
    "participation: today Search": "UPDATE participation SET invited = 3 WHERE tribe = 'Search'",
    "participation: all − Growth − Search": "UPDATE participation SET invited = invited + 3"
    " WHERE tribe IS NULL",
    "session_reach: all − Search": "INSERT INTO session_reach VALUES ('S', NULL, 20, 30),"
    " ('S', 'Search', 18, 27)",
    "session_reach: S": "INSERT INTO session_reach VALUES ('S', 'Search', 2, 3)",
    "retention: S": "INSERT INTO retention VALUES ('S', '2025-Q1', '2025-Q2', 0.5, 2)",
    "comments": "INSERT INTO comments VALUES ('2025-S2', 'data', 'Search', 'Too slow.')",
    "pain_points: all data_access": "UPDATE pain_points SET mentions = 2, severity = 40"
    " WHERE slice_id = 'all'",
    "pain_points: tribe=Search data_access: priority / frequency": "DELETE FROM theme_scores"
    " WHERE slice_id = 'tribe=Search' AND theme = 'data'",
    "changes: tribe=Search 2025-S2 – 2025-S1": "DELETE FROM theme_scores"
    " WHERE slice_id = 'tribe=Search' AND theme = 'data' AND edition = '2025-S1'",
    "maturity − theme_scores": "DELETE FROM theme_scores"
    " WHERE slice_id = 'tribe=Search' AND theme = 'data' AND edition = '2025-S1'",
    "early_late": "INSERT INTO early_late VALUES"
    " ('2025-S2', 'data', 40, 2, 5, NULL, NULL, NULL, NULL, 'cannot_tell')",
    "initiatives: ratings": "INSERT INTO initiatives (initiative, title, ratings, mean_rating)"
    " VALUES ('I', 'I', 2, 4.5)",
    "initiatives: contributors": "INSERT INTO initiatives"
    " (initiative, title, ratings, contributors) VALUES ('I', 'I', 0, 2)",
    "interview_problems: data": "INSERT INTO interview_problems VALUES"
    " (NULL, NULL, 20), ('data', NULL, 3)",
    "interview_problems: all − data": "INSERT INTO interview_problems VALUES"
    " (NULL, NULL, 20), ('data', NULL, 18)",
    "interview_problems: data_access ∩ slow": "INSERT INTO interview_problems VALUES"
    " ('data', NULL, 20), ('data', 'data_access', 12), ('data', 'slow', 9)",
    "feedback_comments": "INSERT INTO feedback_comments VALUES ('I', 'Too slow.')",
    "searches": "INSERT INTO searches SELECT * REPLACE (NULL AS term, 3 AS searches) FROM searches",
    "searches: term": "UPDATE searches SET term = 'data of ada@x.example', people_at_least = 10",
    "searches: people_at_least": "UPDATE searches SET term = 'pricing', people_at_least = 4",
    "searches: ada byron": "UPDATE searches SET term = 'Data of Ada Byron'",
}


@pytest.mark.parametrize("recipe", LEAKS)
def test_audit_finds_what_a_table_says_of_a_few(
    settings: Settings, load: Load, recipe: str
) -> None:
    two_editions(settings, load)
    assert audit(settings).findings == []
    doctored(settings, [LEAKS[recipe]], alone=True)
    assert recipe in {finding.recipe for finding in audit(settings).findings}


def two_editions(settings: Settings, load: Load) -> None:
    """Two tribes that answered twice, three in ten naming a pain point."""
    for edition in ("2025-S1", "2025-S2"):
        rows = everyone(("Search", "pm", 8), ("Growth", "pm", 12), edition=edition)
        for place, row in enumerate(rows):
            row["pain_points"] = "data_access" if place % 3 else ""
        invited = [
            {"edition": edition, "tribe": tribe, "invited": n}
            for tribe, n in (("Search", 9), ("Growth", 14))
        ]
        load("population", invited, name=f"p{edition}.csv")
        load("survey", rows, name=f"s{edition}.csv", edition=edition)
    days = {"period_start": "2025-11-01", "period_end": "2025-11-28"}
    load("searches", [{"term": "Getting at  data", "searches": 9} | days], name="searches.csv")
    publish(settings)


def test_audit_finds_by_how_few_a_term_has_more_searchers(settings: Settings, load: Load) -> None:
    two_editions(settings, load)
    doctored(settings, ["UPDATE searches SET people_at_least = 10"], alone=True)
    assert audit(settings).findings == []
    doctored(settings, ["UPDATE searches SET people_at_least = 12"])
    [found] = audit(settings).findings
    assert (found.kind, found.size, found.recipe) == ("time", 2, "searches: 3 − 2")


def test_audit_finds_a_mean_rating_of_a_few_more(settings: Settings, load: Load) -> None:
    two_editions(settings, load)
    rated = "INSERT INTO initiatives (initiative, title, ratings, mean_rating) VALUES"
    doctored(settings, [f"{rated} ('I', 'I', 8, 4.5)"], alone=True)
    assert audit(settings).findings == []
    doctored(settings, ["UPDATE initiatives SET ratings = 9, mean_rating = 4.2"])
    [found] = audit(settings).findings
    assert (found.kind, found.size, found.recipe) == ("time", 1, "initiatives: 3 − 2")


def test_audit_finds_what_a_few_more_interviews_raised(settings: Settings, load: Load) -> None:
    two_editions(settings, load)
    told = "INSERT INTO interview_problems VALUES (NULL, NULL, 20), ('data', NULL, 10)"
    doctored(settings, [told], alone=True)
    assert audit(settings).findings == []
    whole = "UPDATE interview_problems SET interviews = 26 WHERE theme IS NULL"
    doctored(
        settings, [whole, "UPDATE interview_problems SET interviews = 12 WHERE theme = 'data'"]
    )
    found = {(f.kind, f.size, f.recipe) for f in audit(settings).findings}
    recipe = "interview_problems: {}: 3 − 2"
    assert found == {
        ("time", 2, recipe.format("data")),
        ("time", 4, recipe.format("all − data")),
    }


def test_audit_reads_publications_of_earlier_versions(settings: Settings, load: Load) -> None:
    two_editions(settings, load)
    doctored(settings, ["DROP TABLE interview_problems"], alone=True)
    assert audit(settings).findings == []


def test_audit_without_population_knows_the_groups_there_are(
    settings: Settings, load: Load, unguarded: None
) -> None:
    load("survey", everyone(("a", "pm", 20), ("b", "pm", 20)), edition="2025-S1")
    publish(settings)
    load(
        "survey",
        everyone(("a", "pm", 1), respondent="late@example.org"),
        name="late.csv",
        edition="2025-S1",
    )
    publish(settings)
    assert {f.size for f in found_as(settings, "time")} == {1}


def test_command_says_there_is_nothing(settings: Settings, load: Load) -> None:
    two_editions(settings, load)
    done = CliRunner().invoke(app, ["audit"])
    assert done.exit_code == 0
    assert "No small group can be told apart." in done.output


def test_command_lists_what_it_finds(settings: Settings, load: Load) -> None:
    two_editions(settings, load)
    doctored(settings, [LEAKS["retention: S"]])
    done = CliRunner().invoke(app, ["audit"])
    assert done.exit_code == 1
    assert "retention: S" in done.output
    assert CliRunner().invoke(app, ["audit", "1"]).exit_code == 0
    machine = CliRunner().invoke(app, ["audit", "2", "--json"])
    assert machine.exit_code == 1
    [found] = json.loads(machine.output)["findings"]
    assert (found["kind"], found["group"], found["size"]) == ("table", "2025-Q1", 2)


def test_command_knows_no_such_publication(settings: Settings, load: Load) -> None:
    assert CliRunner().invoke(app, ["audit"]).exit_code == 2
    two_editions(settings, load)
    assert CliRunner().invoke(app, ["audit", "7"]).exit_code == 2
