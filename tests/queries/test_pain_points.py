"""Histories and tribes of pain points: one group or several, shown or hidden."""

from __future__ import annotations

import pytest

from barometer.queries import pain_points
from barometer.queries.tribes import REPORTED, TODAY
from barometer.rows import by
from barometer.stats.shares import wilson
from barometer.store.publication import Publication

EDITION = "2026-S2"


def test_histories_have_a_row_an_edition(stand_in_publication: Publication) -> None:
    rows = pain_points.histories(stand_in_publication, ("all",))
    point = stand_in_publication.questionnaire.pain_points[0].id
    own = by(rows, "pain_point")[point]
    assert [row["edition"] for row in own] == sorted(row["edition"] for row in own)
    assert [row["rank"] for row in own] == [1, 1, 1, 1]
    band = wilson(own[-1]["mentions"], own[-1]["asked"])
    assert band is not None
    assert (own[-1]["low"], own[-1]["high"]) == pytest.approx((band.low, band.high))


def test_histories_of_several_groups_are_sums_without_ranks(
    stand_in_publication: Publication,
) -> None:
    groups = ("t=Search", "t=Checkout")
    both = pain_points.histories(stand_in_publication, groups)
    each = [pain_points.histories(stand_in_publication, (group,)) for group in groups]
    assert both
    for row, first, second in zip(both, *each, strict=True):
        for count in ("mentions", "asked"):
            assert row[count] == first[count] + second[count]
        assert (row["rank"], row["difference"], row["status"]) == (None, None, None)


def test_histories_leave_out_editions_that_do_not_show_every_group(
    stand_in_publication: Publication,
) -> None:
    assert not pain_points.histories(stand_in_publication, ("t=Search", "t=Labs"))


@pytest.mark.parametrize(("lineage", "hidden"), [(TODAY, {"Labs"}), (REPORTED, {"Labs", "Tiny"})])
def test_tribes_are_told_most_frequent_first_and_the_hidden_with_why(
    lineage: str, hidden: set[str], stand_in_publication: Publication
) -> None:
    point = stand_in_publication.questionnaire.pain_points[0].id
    rows = pain_points.by_tribe(stand_in_publication, EDITION, point, lineage)
    shown = [row["frequency"] for row in rows if row["frequency"] is not None]
    assert shown == sorted(shown, reverse=True)
    away = rows[len(shown) :]
    assert {row["tribe"] for row in away} == hidden
    assert {row["reason"] for row in away} == {"merged"}


def test_tribes_counted_are_those_shown(stand_in_publication: Publication) -> None:
    [tribes] = pain_points.tribes(stand_in_publication, EDITION)
    point = stand_in_publication.questionnaire.pain_points[0].id
    rows = pain_points.by_tribe(stand_in_publication, EDITION, point, TODAY)
    assert tribes["tribes"] == sum(row["published"] for row in rows)
