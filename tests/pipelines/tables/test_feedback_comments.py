"""Comments on an initiative: from enough of them on, and new ones only together."""

from __future__ import annotations

from barometer.settings import Settings
from pipelines.publish import publish
from tests.pipelines.conftest import Load


def commented(load: Load, name: str, n: int, initiative: str = "atlas") -> None:
    rows = [
        {"subject": initiative, "rating": 4, "comment": f"{name} {place}."} for place in range(n)
    ]
    load("feedback", rows, name=f"{name}-{initiative}.csv")


def comments(settings: Settings) -> set[tuple[str, str]]:
    rows = publish(settings).frame("FROM feedback_comments")
    return set(zip(rows["initiative"], rows["text"], strict=True))


def test_comments_need_enough_people(settings: Settings, load: Load) -> None:
    listed = [{"initiative": name, "title": name} for name in ("atlas", "compass")]
    load("initiatives", listed)
    commented(load, "nine", 9)
    commented(load, "ten", 10, "compass")
    assert {initiative for initiative, _text in comments(settings)} == {"compass"}
    commented(load, "one", 1)
    assert len(comments(settings)) == 20


def test_new_comments_wait_for_others(settings: Settings, load: Load) -> None:
    load("initiatives", [{"initiative": "atlas", "title": "Atlas"}])
    commented(load, "ten", 10)
    first = comments(settings)
    commented(load, "two", 2)
    assert comments(settings) == first
    commented(load, "three", 3)
    assert len(comments(settings)) == 15


def test_comments_on_what_is_no_initiative_are_not_shown(settings: Settings, load: Load) -> None:
    load("initiatives", [{"initiative": "atlas", "title": "Atlas"}])
    commented(load, "ten", 10, "no-such-initiative")
    assert comments(settings) == set()
