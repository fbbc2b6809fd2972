"""A publication over renames, merges and splits: restated to today's tribes, and as reported."""

from __future__ import annotations

from itertools import chain, combinations

import pandas as pd
import pytest

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication
from pipelines.lineage import TribeChange, record
from pipelines.publish import publish
from tests.pipelines.conftest import Load, respondents

OPENS = {"2025-S1": "2025-06-02", "2025-S2": "2025-11-17", "2026-S1": "2026-05-04"}
Sizes = dict[str, int]
# Who leaves a question out: so many that only a few of these tribes answered it.
FEW = {("B", i) for i in range(6)} | {("Checkout", i) for i in range(5)}


def edition(load: Load, name: str, tribes: Sizes, **columns: object) -> None:
    """An edition in which everybody but one of each tribe answered."""
    invited = [
        {"edition": name, "tribe": t, "role": "pm", "invited": n + 1} for t, n in tribes.items()
    ]
    load("population", invited, name=f"p{name}.csv")
    rows = [
        row | columns | {"submitted_at": OPENS[name]}
        for place, (tribe, n) in enumerate(tribes.items())
        for row in respondents(tribe, n, 2 + place % 3)
    ]
    load("survey", rows, name=f"s{name}.csv", edition=name)


def decide(settings: Settings, change: str, former: str, names: str, since: str) -> None:
    listed = {"former": former.split(), "names": names.split()}
    record(
        Home(settings.home),
        TribeChange.model_validate(
            {"change": change, "since": since, "reason": "New year."} | listed
        ),
    )


def shown(publication: Publication, dimension: str) -> dict[str, Sizes]:
    """edition → the published slices of one dimension with their n."""
    rows = publication.frame(
        f"SELECT edition, {dimension} AS name, n FROM slices"
        f" WHERE published AND slice_id = '{dimension}=' || {dimension} ORDER BY ALL"
    )
    return {e: dict(zip(r["name"], r["n"], strict=True)) for e, r in rows.groupby("edition")}


def test_a_rename_is_the_same_people_under_two_names(settings: Settings, load: Load) -> None:
    edition(load, "2025-S1", {"Basket": 8, "Search": 9})
    edition(load, "2025-S2", {"Checkout": 8, "Search": 9})
    publication = publish(settings)
    assert shown(publication, "tribe")["2025-S1"] == {"Checkout": 8, "Search": 9}
    assert shown(publication, "reported")["2025-S1"] == {"Basket": 8, "Search": 9}
    for table in ("maturity", "theme_scores", "question_scores", "answers"):
        both = [
            publication.frame(
                f"SELECT * EXCLUDE (slice_id) FROM {table}"
                f" WHERE edition = '2025-S1' AND slice_id = '{slice_id}' ORDER BY ALL"
            )
            for slice_id in ("tribe=Checkout", "reported=Basket")
        ]
        assert len(both[0]) > 0
        pd.testing.assert_frame_equal(*both, check_exact=False)


def test_a_renamed_tribe_has_no_edition_before_it_as_reported(
    settings: Settings, load: Load
) -> None:
    edition(load, "2025-S1", {"Basket": 8, "Search": 9})
    edition(load, "2025-S2", {"Checkout": 8, "Search": 9})
    compared = publish(settings).frame("SELECT DISTINCT slice_id FROM changes ORDER BY 1")
    assert compared["slice_id"].tolist() == [
        "all",
        "reported=Search",
        "tribe=Checkout",
        "tribe=Search",
    ]


def test_both_partitions_give_the_same_verdict_to_the_same_people(
    settings: Settings, load: Load
) -> None:
    for name, first in (("2025-S1", "Basket"), ("2025-S2", "Checkout"), ("2026-S1", "Checkout")):
        edition(load, name, {first: 12, "Search": 14})
    rows = publish(settings).frame("FROM changes WHERE edition = '2026-S1'")
    for tribe in ("Checkout", "Search"):
        both = [
            rows[rows["slice_id"] == f"{dimension}={tribe}"].drop(columns="slice_id")
            for dimension in ("tribe", "reported")
        ]
        assert both[0].reset_index(drop=True).equals(both[1].reset_index(drop=True))


def test_a_merge_is_restated_and_told_apart_as_reported(settings: Settings, load: Load) -> None:
    decide(settings, "merged", "A B", "C", "2025-09-01")
    edition(load, "2025-S1", {"A": 7, "B": 6, "Search": 9})
    edition(load, "2025-S2", {"C": 12, "Search": 9})
    publication = publish(settings)
    assert shown(publication, "tribe")["2025-S1"] == {"C": 13, "Search": 9}
    assert shown(publication, "reported")["2025-S1"] == {"A": 7, "B": 6, "Search": 9}
    holders = publication.frame("SELECT DISTINCT reported, today FROM slices WHERE reported = 'A'")
    assert holders["today"].tolist() == ["C"]
    rates = publication.frame(
        "FROM participation WHERE lineage = 'reported' AND edition = '2025-S1' ORDER BY tribe"
    )
    assert rates[["tribe", "invited", "responded"]].to_numpy().tolist() == [
        ["A", 8, 7], ["B", 7, 6], ["Search", 10, 9],
    ]  # fmt: skip
    told = publication.frame("FROM tribe_changes ORDER BY former")
    assert told["former"].tolist() == ["A", "B"]
    assert told.iloc[0].to_dict() == {
        "place": 0, "change": "merged", "former": "A", "name": "C", "since": "2025-09-01",
        "edition": "2025-S2", "reason": "New year.",
    }  # fmt: skip


def test_a_merge_with_a_few_is_shown_together_as_reported(settings: Settings, load: Load) -> None:
    decide(settings, "merged", "A B", "B", "2025-09-01")
    edition(load, "2025-S1", {"A": 7, "B": 2, "Search": 9})
    edition(load, "2025-S2", {"B": 9, "Search": 9})
    publication = publish(settings)
    assert shown(publication, "reported") == {
        "2025-S1": {"A + B": 9, "Search": 9}, "2025-S2": {"B": 9, "Search": 9},
    }  # fmt: skip
    reasons = publication.frame(
        "SELECT reported, reason, today FROM slices WHERE reason = 'together'"
    )
    assert reasons.to_numpy().tolist() == [["A", "together", "B"], ["B", "together", "B"]]
    compared = publication.frame("SELECT DISTINCT slice_id FROM changes WHERE slice_id LIKE '%B'")
    assert compared["slice_id"].tolist() == ["tribe=B"]


def test_a_split_is_followed_by_nobody(settings: Settings, load: Load) -> None:
    decide(settings, "split", "A", "A D", "2025-09-01")
    edition(load, "2025-S1", {"A": 14, "Search": 12}, pain_points="Getting at the data")
    edition(load, "2025-S2", {"A": 12, "D": 12, "Search": 12}, pain_points="Getting at the data")
    edition(load, "2026-S1", {"A": 12, "D": 12, "Search": 12}, pain_points="Getting at the data")
    publication = publish(settings)
    assert shown(publication, "tribe")["2025-S1"] == {"A": 14, "Search": 12}
    assert publication.frame("FROM slices WHERE reported IS NOT NULL").empty
    changes = publication.frame("SELECT DISTINCT edition, slice_id FROM changes ORDER BY ALL")
    named = changes[changes["slice_id"] != "all"].to_numpy().tolist()
    assert named == [
        ["2025-S2", "tribe=Search"],
        ["2026-S1", "tribe=A"], ["2026-S1", "tribe=D"], ["2026-S1", "tribe=Search"],
    ]  # fmt: skip
    points = publication.frame(
        "SELECT edition, persistence, difference FROM pain_points"
        " WHERE slice_id = 'tribe=A' AND pain_point = 'data_access' ORDER BY edition"
    )
    assert points["persistence"].tolist() == [1, 1, 2]
    assert points["difference"].isna().tolist() == [True, True, False]
    rates = publication.frame("SELECT edition, tribe FROM participation WHERE NOT continued")
    assert rates.to_numpy().tolist() == [["2025-S2", "A"], ["2025-S2", "D"]]


def test_a_reused_name_is_another_tribe(settings: Settings, load: Load) -> None:
    decide(settings, "renamed", "A", "B", "2025-09-01")
    edition(load, "2025-S1", {"A": 8, "Search": 9})
    edition(load, "2025-S2", {"A": 7, "B": 8, "Search": 9})
    publication = publish(settings)
    assert shown(publication, "tribe") == {
        "2025-S1": {"B": 8, "Search": 9}, "2025-S2": {"A": 7, "B": 8, "Search": 9},
    }  # fmt: skip
    compared = set(publication.frame("SELECT slice_id FROM changes")["slice_id"])
    assert "tribe=B" in compared
    assert not {"tribe=A", "reported=A"} & compared


def test_without_changes_nothing_is_published_twice(settings: Settings, load: Load) -> None:
    edition(load, "2025-S1", {"A": 8, "Search": 9})
    publication = publish(settings)
    assert publication.frame("FROM slices WHERE reported IS NOT NULL").empty
    assert publication.frame("FROM participation WHERE lineage = 'reported'").empty
    assert publication.frame("FROM tribe_changes").empty


@pytest.fixture
def attacked(settings: Settings, load: Load) -> Publication:
    """Two editions over a merge, a rename and a split; many leave a question out."""
    decide(settings, "merged", "A B", "C", "2025-09-01")
    decide(settings, "merged", "E F", "E", "2025-09-02")
    decide(settings, "split", "G", "G H", "2025-09-03")
    for name, tribes in (
        ("2025-S1", {"A": 9, "B": 8, "E": 10, "F": 3, "G": 14, "Basket": 9, "Tiny": 2}),
        ("2025-S2", {"C": 16, "E": 11, "G": 7, "H": 8, "Checkout": 9, "Tiny": 3}),
    ):
        invited = [{"edition": name, "tribe": t, "invited": n + 1} for t, n in tribes.items()]
        load("population", invited, name=f"p{name}.csv")
        rows: list[dict[str, object]] = []
        for tribe, n in tribes.items():
            for i, row in enumerate(respondents(tribe, n)):
                row |= {"role": ("pm", "ux")[(i + len(tribe)) % 3 % 2], "submitted_at": OPENS[name]}
                if (tribe, i) in FEW or i % 4 == 3:
                    row["culture_1"] = "Don't know"
                rows.append(row)
        load("survey", rows, name=f"s{name}.csv", edition=name)
    return publish(settings)


def test_no_two_partitions_give_a_few_away(attacked: Publication) -> None:
    """Whatever is added up of one partition and taken from the other is nobody or enough."""
    counts = {
        "answers": "SELECT edition, slice_id, question AS what, sum(n)::INT AS n FROM answers",
        "themes": "SELECT edition, slice_id, theme AS what, n FROM theme_scores",
        "people": "SELECT edition, slice_id, '' AS what, n FROM slices WHERE published",
        "index": "SELECT edition, slice_id, '*' AS what, n FROM maturity",
        "before": "SELECT edition, slice_id, theme AS what, n_before AS n FROM changes",
        "now": "SELECT edition, slice_id, theme AS what, n_now AS n FROM changes",
    }
    held = attacked.frame("SELECT edition, slice_id, today FROM slices WHERE reported IS NOT NULL")
    today = {(row.edition, row.slice_id): f"tribe={row.today}" for row in held.itertuples()}
    tried = 0
    for sql in counts.values():
        grouped = sql + (" GROUP BY ALL" if "sum(" in sql else "")
        for (name, _what), rows in attacked.frame(grouped).groupby(["edition", "what"]):
            n = dict(zip(rows["slice_id"], rows["n"], strict=True))
            alone = [s for s in n if "&" not in s]
            parts: dict[str, list[str]] = {"all": [s for s in alone if s.startswith("reported=")]}
            for part in parts["all"]:
                parts.setdefault(today[name, part], []).append(part)
            parts["all "] = [s for s in alone if s.startswith("tribe=")]
            for whole, its in parts.items():
                if whole.strip() not in n:
                    assert whole.strip() != "all" or not its, "a part is shown whose whole is not"
                    continue
                for chosen in chain.from_iterable(
                    combinations(its, k + 1) for k in range(len(its))
                ):
                    left = n[whole.strip()] - sum(n[part] for part in chosen)
                    assert left == 0 or left >= 5, (name, whole, chosen)
                    tried += 1
    assert tried > 100


def test_a_file_may_use_a_former_name_the_home_knows(settings: Settings, load: Load) -> None:
    decide(settings, "renamed", "Kiosk", "Search", "2025-01-15")
    invited = [{"edition": "2025-S1", "tribe": tribe, "invited": 9} for tribe in ("Search", "A")]
    load("population", invited)
    rows = [
        row | {"submitted_at": OPENS["2025-S1"]}
        for tribe in ("kiosk", "A")
        for row in respondents(tribe, 8)
    ]
    load("survey", rows, edition="2025-S1")
    publication = publish(settings)
    assert shown(publication, "tribe")["2025-S1"] == {"A": 8, "Search": 8}
    assert publication.frame("FROM slices WHERE reported IS NOT NULL").empty
