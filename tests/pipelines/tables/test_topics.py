"""Topics: held against the sessions around them, from counts that are published one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from barometer.settings import Settings
from pipelines.publish import publish
from tests.pipelines.conftest import Load

FIRST = date(2026, 1, 8)
HEADS = (4, 5, 4, 12, 6, 5, 6, 7, 20, 8)
TOPICS = ("a", "a", "a", "drew", "a", "", "a", "a", "drew", "a")


def counted(load: Load) -> None:
    load(
        "attendance",
        [
            {"held_on": str(FIRST + timedelta(days=14 * i)), "topic": topic, "participants": n}
            for i, (n, topic) in enumerate(zip(HEADS, TOPICS, strict=True))
        ],
    )


def test_a_topic_is_held_against_the_sessions_around_it(settings: Settings, load: Load) -> None:
    counted(load)
    rows = publish(settings).frame("FROM topics ORDER BY topic").set_index("topic")
    assert rows.index.tolist() == ["a", "drew"]  # a session without a topic is under none
    drew = rows.loc["drew"]
    # around the fourth: 4, 5, 4, 6, 5, 6; around the ninth: the six nearest, 12, 6, 5, 6, 7, 8
    assert (drew["sessions"], drew["participants"]) == (2, 16)
    assert drew["difference"] == pytest.approx(((12 - 5) + (20 - 6.5)) / 2)
    assert drew["last_on"].date() == FIRST + timedelta(days=14 * 8)


def test_nobody_is_new_where_heads_were_counted(settings: Settings, load: Load) -> None:
    counted(load)
    rows = publish(settings).frame("FROM topics")
    assert rows["known"].tolist() == [0, 0]
    assert rows["new"].isna().all()


def test_a_topic_says_no_more_of_people_than_its_sessions(settings: Settings, load: Load) -> None:
    stays = [
        {"held_on": day, "topic": topic, "person": f"p{i}@p.example", "minutes": 60}
        for day, topic, there in (
            ("2026-01-08", "x", range(6)),
            ("2026-01-22", "y", range(3, 10)),
            ("2026-02-05", "x", range(8)),
        )
        for i in there
    ]
    load("attendance", stays)
    published = publish(settings)
    sums = published.frame(
        """
        SELECT topic, sum("new")::INTEGER AS "new", sum(reactivated)::INTEGER AS reactivated
        FROM sessions GROUP BY topic ORDER BY topic
        """
    )
    topics = published.frame('SELECT topic, "new", reactivated FROM topics ORDER BY topic')
    assert topics.astype(object).equals(sums.astype(object))
    assert topics["new"].sum() == 10
    assert publish(settings).frame("SELECT difference FROM topics")["difference"].isna().all()
