"""Vault → publication: whole or not at all, immutable, and every number from its definition."""

from __future__ import annotations

import stat
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest
from scipy import stats

from barometer.errors import PublishError
from barometer.settings import Settings
from barometer.stats.linearisation import respondent_index_values
from barometer.stats.maturity import maturity_index
from barometer.store.home import Home
from barometer.store.publication import SCHEMA, Publication, latest, versions
from pipelines.publish import publish
from pipelines.tables import Press, tables
from tests.pipelines.conftest import Load, respondents


def organisation(load: Load, edition: str, opens: str, answers: dict[str, int]) -> None:
    """Three tribes of 12, 11 and 3 invited; all but one of each answer."""
    sizes = {"Search": 12, "Growth": 11, "Trust": 3}
    invited = [
        {"edition": edition, "tribe": t, "role": "pm", "invited": n} for t, n in sizes.items()
    ]
    load("population", invited, name=f"p{edition}.csv")
    rows = [
        row | {"submitted_at": f"{opens}T10:0{i % 10}:00"}
        for tribe, n in sizes.items()
        for i, row in enumerate(
            respondents(tribe, n - 1, answers[tribe], pain_points="Getting at the data")
        )
    ]
    load("survey", rows, name=f"s{edition}.csv", edition=edition)


@pytest.fixture
def published(settings: Settings, load: Load) -> Publication:
    organisation(load, "2025-S1", "2025-06-02", {"Search": 3, "Growth": 3, "Trust": 3})
    organisation(load, "2025-S2", "2025-11-17", {"Search": 4, "Growth": 3, "Trust": 3})
    return publish(settings)


def test_publish_needs_something_loaded(settings: Settings) -> None:
    with pytest.raises(PublishError, match="empty"):
        publish(settings)
    assert versions(Home(settings.home)) == []


def test_publish_fills_every_table_of_the_schema(published: Publication) -> None:
    with duckdb.connect() as empty:
        empty.execute(SCHEMA.read_text(encoding="utf-8"))
        named = {
            row[0] for row in empty.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        }
    assert {table.name for table in tables()} == named


def test_publish_leaves_no_trace_of_the_vault_or_of_building(
    published: Publication, settings: Settings
) -> None:
    names = published.frame("SELECT table_name FROM duckdb_tables()")["table_name"]
    assert not {"responses", "respondents", "respondent_scores"} & set(names)
    assert [p.name for p in Home(settings.home).publications.iterdir()] == ["0001.duckdb"]
    assert stat.S_IMODE(published.path.stat().st_mode) == 0o400


def test_publication_cannot_be_written_or_reach_out(published: Publication, tmp_path: Path) -> None:
    for statement in ("DELETE FROM answers", f"COPY answers TO '{tmp_path / 'out.csv'}'"):
        with pytest.raises(duckdb.Error):
            published.frame(statement)


def test_theme_score_turns_reversed_questions_and_averages_respondents(
    published: Publication,
) -> None:
    row = published.frame(
        "FROM theme_scores"
        " WHERE edition = '2025-S1' AND slice_id = 'tribe=Search' AND theme = 'data'"
    ).iloc[0]
    answers = [2 + i % 3 for i in range(11)]  # data_2 is reversed and mirrors data_1
    scores = [100 * (a - 1) / 4 for a in answers]
    assert row["n"] == 11
    assert row["score"] == pytest.approx(np.mean(scores))
    low, high = stats.t.interval(0.95, 10, np.mean(scores), stats.sem(scores))
    assert (row["low"], row["high"]) == (pytest.approx(low), pytest.approx(high))
    total = sum(scores)
    assert row["silent_low"] == pytest.approx(total / 12)
    assert row["silent_high"] == pytest.approx((total + 100) / 12)


def test_small_tribe_is_merged_with_the_next_smallest(published: Publication) -> None:
    found = published.frame(
        "SELECT tribe, n FROM slices WHERE edition = '2025-S1' AND tribe IS NOT NULL AND published"
        " AND role IS NULL AND seniority IS NULL ORDER BY tribe"
    )
    assert found.to_dict("records") == [{"tribe": "Search", "n": 11}, {"tribe": "other", "n": 12}]


def test_slices_not_published_have_no_count_and_no_rows_elsewhere(published: Publication) -> None:
    hidden = published.frame("SELECT slice_id, n, reason FROM slices WHERE NOT published")
    assert hidden["n"].isna().all()
    assert hidden["reason"].notna().all()
    for table in ("answers", "theme_scores", "question_scores", "pain_points", "maturity"):
        loose = published.frame(
            f"SELECT 1 FROM {table} t ANTI JOIN (FROM slices WHERE published) s"
            " USING (edition, slice_id)"
        )
        assert loose.empty, table


def test_change_agrees_with_scipy(published: Publication) -> None:
    row = published.frame("FROM changes WHERE slice_id = 'tribe=Search' AND theme = 'data'").iloc[0]
    before = [100 * (1 + i % 3) / 4 for i in range(11)]
    now = [100 * (2 + i % 3) / 4 for i in range(11)]
    oracle = stats.ttest_ind(now, before, equal_var=False)
    assert row["difference"] == pytest.approx(25)
    assert row["p"] == pytest.approx(oracle.pvalue)
    assert row["verdict"] == "up"
    assert row["method"] == "welch"


def test_changes_share_one_family_an_edition(published: Publication) -> None:
    changes = published.frame("FROM changes")
    tested = changes["p"].dropna()
    oracle = stats.false_discovery_control(tested, method="bh")
    assert changes.loc[tested.index, "q"].to_numpy() == pytest.approx(oracle)
    assert set(changes["comparisons"]) == {len(changes)}


def test_maturity_is_the_mean_of_the_theme_scores(published: Publication) -> None:
    index = published.frame("SELECT edition, slice_id, score FROM maturity ORDER BY ALL")
    means = published.frame(
        "SELECT edition, slice_id, avg(score) AS score FROM theme_scores GROUP BY ALL ORDER BY ALL"
    )
    pd.testing.assert_frame_equal(index, means)


def test_maturity_agrees_with_its_definition_where_answers_are_missing(
    settings: Settings, load: Load
) -> None:
    survey = respondents("Search", 12, 3)
    for i, row in enumerate(survey):
        row["culture_1"] = 1 + i % 5
    for row in survey[:4]:
        row["culture_1"] = "Don't know"
    load("survey", survey, edition="2025-S1")
    row = publish(settings).frame("FROM maturity WHERE slice_id = 'all'").iloc[0]
    themes = np.array(
        [[25.0 * (2 + i % 3 - 1), np.nan if i < 4 else 25.0 * (i % 5)] for i in range(12)]
    )
    values = np.array(respondent_index_values(themes), dtype=float)
    low, high = stats.t.interval(0.95, 11, values.mean(), stats.sem(values))
    assert row["score"] == pytest.approx(maturity_index(list(np.nanmean(themes, axis=0))))
    assert (row["low"], row["high"]) == (pytest.approx(low), pytest.approx(high))


def test_participation_counts_invited_and_responded(published: Publication) -> None:
    found = published.frame(
        "FROM participation WHERE edition = '2025-S2' ORDER BY tribe NULLS FIRST"
    )
    assert found["tribe"].tolist()[1:] == ["Search", "other"]
    assert found["invited"].tolist() == [26, 12, 14]
    assert found["responded"].tolist() == [23, 11, 12]


def test_drivers_agree_with_scipy_and_need_enough_people(settings: Settings, load: Load) -> None:
    home = Home(settings.home)
    words = home.questionnaire.read_text(encoding="utf-8") + '[overall]\nid = "overall"\n'
    home.questionnaire.write_text(words, encoding="utf-8")
    rows = respondents("A", 30)
    for i, row in enumerate(rows):
        row["overall"] = 1 + (i * 7 + i % 3) % 10
    load("survey", rows, edition="2025-S1")
    load("survey", rows[:24], name="few.csv", edition="2025-S2")
    found = publish(settings).frame("FROM drivers ORDER BY edition, theme")
    oracle = stats.spearmanr([i % 3 for i in range(30)], [row["overall"] for row in rows])
    assert found["edition"].unique().tolist() == ["2025-S1"]
    assert found["n"].tolist() == [30, 30]
    assert found["rho"].tolist() == pytest.approx([oracle.statistic] * 2)


def test_severity_is_hidden_when_nearly_everybody_names_it(settings: Settings, load: Load) -> None:
    named = respondents("Search", 9, pain_points="Getting at the data")
    load("survey", [*named, *respondents("Search", 2)], edition="2025-S1")
    row = publish(settings).frame(
        "FROM pain_points WHERE slice_id = 'all' AND pain_point = 'data_access'"
    )
    assert (row["mentions"].item(), row["asked"].item()) == (9, 11)
    assert np.isnan(row["severity"].item())


def test_open_edition_shows_participation_only(settings: Settings, load: Load) -> None:
    load("survey", respondents("Search", 9), edition="2025-S1", still_open=True)
    publication = publish(settings)
    assert publication.frame("FROM theme_scores").empty
    assert publication.frame("SELECT DISTINCT reason FROM slices")["reason"].tolist() == ["open"]
    assert publication.frame("SELECT responded FROM participation")["responded"].tolist() == [9, 9]


def test_comments_name_a_tribe_only_where_enough_answered(settings: Settings, load: Load) -> None:
    big = respondents("Search", 12, comment_data="…Search")
    small = respondents("Growth", 8, comment_data="…Growth")
    load("survey", big + small, edition="2025-S1")
    comments = publish(settings).frame("FROM comments")
    # 8 people without a tribe are too few to hide among, so Search loses its name as well.
    assert len(comments) == 20
    assert comments["tribe"].isna().all()


def test_comments_of_a_few_are_not_shown(settings: Settings, load: Load) -> None:
    rows = respondents("Search", 12) + respondents("Growth", 8)
    rows[-1]["comment_data"] = "only me"
    load("survey", rows, edition="2025-S1")
    assert publish(settings).frame("FROM comments").empty


def test_an_edition_without_dates_keeps_its_place_by_name(settings: Settings, load: Load) -> None:
    for edition, opens, answer in (("2025-S1", "2025-06-02", 2), ("2026-S1", "", 4)):
        rows = [r | {"submitted_at": opens} for r in respondents("Search", 12, answer)]
        load("survey", rows, name=f"{edition}.csv", edition=edition)
    row = publish(settings).frame("FROM maturity WHERE slice_id = 'all' AND previous IS NOT NULL")
    assert (row["edition"].item(), row["verdict"].item()) == ("2026-S1", "up")


def test_severity_cannot_be_had_by_subtracting_slices(settings: Settings, load: Load) -> None:
    named = {"pain_points": "Getting at the data"}
    rows = respondents("A", 9, **named) + respondents("B", 8) + respondents("B", 6, **named)
    load("survey", rows, edition="2025-S1")
    found = publish(settings).frame("FROM pain_points WHERE severity IS NOT NULL")
    assert found["slice_id"].unique().tolist() == ["all"]


def test_like_for_like_gives_no_small_group_away(settings: Settings, load: Load) -> None:
    rows = respondents("A", 10) + respondents("B", 10) + respondents("C", 10)
    for row in rows[-7:]:
        row["data_1"] = "Don't know"
    load("survey", rows, name="a.csv", edition="2025-S1")
    now = [{k: v for k, v in row.items() if k != "data_2"} for row in respondents("A", 10)]
    now += [row | {"tribe": tribe} for tribe in "BC" for row in now]
    load("survey", now, name="b.csv", edition="2025-S2")
    changes = publish(settings).frame("FROM changes WHERE theme = 'data' ORDER BY slice_id")
    # Three of C have a score over the one question asked twice: C and B wait together.
    assert changes["slice_id"].tolist() == ["all", "tribe=A"]


def test_renamed_tribe_is_shown_under_todays_name(settings: Settings, load: Load) -> None:
    load("survey", respondents("Basket", 6), name="a.csv", edition="2025-S1")
    load("survey", respondents("Checkout", 7), name="b.csv", edition="2025-S2")
    tribes = publish(settings).frame(
        "SELECT DISTINCT tribe FROM participation WHERE tribe IS NOT NULL AND lineage = 'today'"
    )
    assert tribes["tribe"].tolist() == ["Checkout"]


def test_sessions_count_people_who_stayed(settings: Settings, load: Load) -> None:
    def stay(day: str, person: str, minutes: int) -> dict[str, object]:
        return {"held_on": day, "person": person, "minutes": minutes}

    load(
        "attendance",
        [
            stay("2025-01-02", "a", 60), stay("2025-01-02", "b", 9), stay("2025-01-02", "c", 10),
            stay("2025-01-16", "a", 60), stay("2025-01-16", "b", 60),
        ],
    )  # fmt: skip
    found = publish(settings).frame(
        'SELECT participants, "new", "returning" FROM sessions ORDER BY held_on'
    )
    assert found.to_dict("records") == [
        {"participants": 2, "new": 2, "returning": 0},
        {"participants": 2, "new": 1, "returning": 1},
    ]


def test_names_of_a_list_meet_addresses_through_the_roster(settings: Settings, load: Load) -> None:
    roster = {"edition": "2025-S1", "tribe": "Search", "person": "ada@p.example", "name": "Ada L"}
    load("population", [roster])
    load("attendance", [{"held_on": "2025-01-02", "name": "ada l"}], name="list.csv")
    load("attendance", [{"held_on": "2025-01-16", "person": "Ada@p.example", "minutes": 60}])
    found = publish(settings).frame('SELECT "new", "returning" FROM sessions ORDER BY held_on')
    assert found.to_dict("records") == [{"new": 1, "returning": 0}, {"new": 0, "returning": 1}]


def test_publish_keeps_the_last_publications_and_never_reuses_a_number(
    settings: Settings, load: Load
) -> None:
    load("survey", respondents("Search", 6), edition="2025-S1")
    few = settings.model_copy(update={"publications_kept": 2})
    for _ in range(3):
        publish(few)
    home = Home(settings.home)
    assert [p.version for p in versions(home)] == [2, 3]
    for publication in versions(home):
        publication.path.unlink()
    assert publish(few).version == 4


def test_publish_that_breaks_leaves_the_last_publication(
    settings: Settings, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    load("survey", respondents("Search", 6), edition="2025-S1")
    first = publish(settings)

    def fail(press: Press) -> pd.DataFrame:
        raise RuntimeError("broken")

    monkeypatch.setattr("pipelines.tables.maturity.build", fail)
    with pytest.raises(RuntimeError):
        publish(settings)
    home = Home(settings.home)
    assert latest(home) == first
    assert [p.name for p in home.publications.iterdir()] == ["0001.duckdb"]


def test_a_question_few_answered_cannot_be_had_by_subtraction(
    settings: Settings, load: Load
) -> None:
    big, middle, small = respondents("A", 14), respondents("B", 9), respondents("C", 6)
    for row in small[2:]:
        row["culture_1"] = "Don't know"
    load("survey", big + middle + small, edition="2025-S1")
    publication = publish(settings)
    shown = publication.frame(
        "SELECT slice_id, sum(n)::INTEGER AS n FROM answers WHERE question = 'culture_1'"
        " AND slice_id IN ('all', 'tribe=A', 'tribe=B', 'tribe=C') GROUP BY ALL ORDER BY ALL"
    )
    assert shown.to_dict("records") == [
        {"slice_id": "all", "n": 25},
        {"slice_id": "tribe=A", "n": 14},  # C's two hide among B's nine
    ]
    themes = publication.frame(
        "FROM theme_scores WHERE theme = 'culture' AND slice_id LIKE 'tribe%'"
    )
    assert themes["slice_id"].tolist() == ["tribe=A"]


def test_an_open_edition_leaves_closed_ones_as_they_are(settings: Settings, load: Load) -> None:
    load("survey", respondents("A", 9) + respondents("B", 8), name="a.csv", edition="2025-S1")
    late = respondents("A", 2) + respondents("B", 1)
    load("survey", late, name="b.csv", edition="2025-S2", still_open=True)
    tribes = publish(settings).frame("SELECT slice_id FROM slices WHERE published ORDER BY 1")
    assert tribes["slice_id"].tolist() == ["all", "tribe=A", "tribe=B"]


def test_a_file_that_knows_titles_only_leaves_the_catalogue(settings: Settings, load: Load) -> None:
    page = {"resource": "/a", "title": "A", "theme": "data", "updated_on": "2026-01-05"}
    load("views", [page], name="catalogue.csv")
    load("views", [{"resource": "/a", "title": "A!", "viewed_on": "2026-02-01", "views": 3}])
    found = publish(settings).frame("SELECT title, theme, views_28 FROM resources")
    assert found.to_dict("records") == [{"title": "A!", "theme": "data", "views_28": 3}]


def test_one_population_file_may_serve_two_editions(settings: Settings, load: Load) -> None:
    for edition in ("2025-S1", "2025-S2"):
        load("population", [{"tribe": "A", "role": "pm", "invited": 9}], edition=edition)
        load("survey", respondents("A", 7), name=f"{edition}.csv", edition=edition)
    found = publish(settings).frame("SELECT invited FROM editions")
    assert found["invited"].tolist() == [9, 9]


def test_another_key_publishes_the_same_numbers(settings: Settings, load: Load) -> None:
    rows = [
        row | {"pain_points": ["Getting at the data", "Nobody explains the vision"][i % 3 % 2]}
        for i, row in enumerate(respondents("A", 11) + respondents("B", 9, 4))
    ]
    ranks = []
    for attempt in ("first", "second"):
        load("survey", rows, name=f"{attempt}.csv", edition="2025-S1")
        ranks.append(publish(settings).frame("FROM pain_points ORDER BY ALL"))
        home = Home(settings.home)
        home.key.unlink()
        home.vault.unlink()
    pd.testing.assert_frame_equal(*ranks)


def test_reach_uses_the_last_edition_by_date_whatever_its_name(
    settings: Settings, load: Load
) -> None:
    for edition, opens, invited in (
        ("Printemps 26", "2026-03-02", 8),
        ("Automne 26", "2026-10-05", 9),
    ):
        roster = [
            {"edition": edition, "tribe": "A", "person": f"p{i}@p.example"} for i in range(invited)
        ]
        load("population", roster, name=f"{edition} roster.csv")
        rows = [row | {"submitted_at": opens} for row in respondents("A", 7)]
        load("survey", rows, name=f"{edition}.csv", edition=edition)
    load("attendance", [{"held_on": "2026-10-15", "person": "p8@p.example", "minutes": 60}])
    row = publish(settings).frame("FROM session_reach WHERE tribe IS NULL")
    assert (row["people"].item(), row["population"].item()) == (1, 9)


def test_a_priority_gives_no_hidden_theme_away(settings: Settings, load: Load) -> None:
    rows = respondents("A", 14, 4, pain_points="Nobody explains the vision")
    rows += respondents("B", 6, 2, pain_points="Nobody explains the vision")
    for row in rows[16:]:
        row["culture_1"] = "Don't know"
    load("survey", rows, edition="2025-S1")
    publication = publish(settings)
    themes = publication.frame("FROM theme_scores WHERE theme = 'culture'")
    assert themes["slice_id"].tolist() == ["all"]  # B's two hide with A
    points = publication.frame(
        "SELECT slice_id, priority / frequency AS severity FROM pain_points"
        " WHERE pain_point = 'vision' AND slice_id LIKE 'tribe=%' ORDER BY slice_id"
    )
    assert points["severity"].tolist() == [50, 50]


@pytest.mark.parametrize("linked", [1, 3])
def test_people_linked_over_editions_may_be_one_or_all_alike(
    linked: int, settings: Settings, load: Load
) -> None:
    for edition in ("2025-S1", "2025-S2"):
        known = [
            row | {"respondent": f"p{i}@p.example", "data_1": 3, "data_2": 3, "culture_1": 3}
            for i, row in enumerate(respondents("Search", linked))
        ]
        load("survey", known + respondents("Search", 8), name=f"{edition}.csv", edition=edition)
    changes = publish(settings).frame("FROM changes WHERE slice_id = 'all'")
    assert changes["difference"].tolist() == pytest.approx([0.0, 0.0])
    assert changes["p"].tolist() == pytest.approx([1.0, 1.0])


def test_participation_leaves_out_company_for_a_tribe_of_few(
    settings: Settings, load: Load
) -> None:
    invited = {"Search": 12, "Growth": 9, "Trust": 3}
    load(
        "population", [{"edition": "2025-S1", "tribe": t, "invited": n} for t, n in invited.items()]
    )
    rows = respondents("Search", 8) + respondents("Growth", 7)
    load("survey", rows, name="s.csv", edition="2025-S1")
    told = publish(settings).frame("SELECT tribe, invited FROM participation ORDER BY invited")
    # All less Search and Growth would be Trust: three invited, nobody answered.
    assert told["invited"].tolist() == [12, 24]
