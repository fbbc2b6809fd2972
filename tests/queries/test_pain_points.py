"""Histories and tribes of pain points: one group or several, shown or hidden."""

from __future__ import annotations

import pytest

from barometer.queries import pain_points
from barometer.queries.tribes import REPORTED, TODAY
from barometer.stats.shares import wilson
from barometer.store.publication import Publication

EDITION = "2026-S2"


def test_histories_have_a_row_an_edition(stand_in_publication: Publication) -> None:
    rows = pain_points.histories(stand_in_publication, ("all",))
    point = stand_in_publication.questionnaire.pain_points[0].id
    own = rows[rows["pain_point"] == point]
    assert own["edition"].tolist() == sorted(own["edition"])
    assert len(own) == 4
    assert own["rank"].tolist() == [1, 1, 1, 1]
    band = wilson(int(own["mentions"].iloc[-1]), int(own["asked"].iloc[-1]))
    assert band is not None
    assert own[["low", "high"]].iloc[-1].tolist() == pytest.approx([band.low, band.high])


def test_histories_of_several_groups_are_sums_without_ranks(
    stand_in_publication: Publication,
) -> None:
    groups = ("t=Search", "t=Checkout")
    both = pain_points.histories(stand_in_publication, groups)
    each = [pain_points.histories(stand_in_publication, (group,)) for group in groups]
    assert both["mentions"].tolist() == (each[0]["mentions"] + each[1]["mentions"]).tolist()
    assert both["asked"].tolist() == (each[0]["asked"] + each[1]["asked"]).tolist()
    assert both[["rank", "difference", "status"]].isna().all(axis=None)


def test_histories_leave_out_editions_that_do_not_show_every_group(
    stand_in_publication: Publication,
) -> None:
    assert pain_points.histories(stand_in_publication, ("t=Search", "t=Labs")).empty


@pytest.mark.parametrize(("lineage", "hidden"), [(TODAY, {"Labs"}), (REPORTED, {"Labs", "Tiny"})])
def test_tribes_are_told_most_frequent_first_and_the_hidden_with_why(
    lineage: str, hidden: set[str], stand_in_publication: Publication
) -> None:
    point = stand_in_publication.questionnaire.pain_points[0].id
    rows = pain_points.by_tribe(stand_in_publication, EDITION, point, lineage)
    shown = rows[rows["frequency"].notna()]
    assert shown["frequency"].is_monotonic_decreasing
    away = rows[rows["frequency"].isna()]
    assert set(away["tribe"]) == hidden
    assert set(away["reason"]) == {"merged"}


def test_tribes_counted_are_those_shown(stand_in_publication: Publication) -> None:
    [tribes] = pain_points.tribes(stand_in_publication, EDITION)["tribes"]
    point = stand_in_publication.questionnaire.pain_points[0].id
    rows = pain_points.by_tribe(stand_in_publication, EDITION, point, TODAY)
    assert tribes == rows["published"].sum()
