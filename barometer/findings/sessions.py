"""What can be said of a series of sessions: who comes, who comes back, what draws."""

from __future__ import annotations

from barometer.findings.adoption import median, sessions_source
from barometer.rows import Row, Rows
from barometer.text import Text

LAST = 6  # sessions


def ratings(series: Row, text: Text) -> str:
    """What participants think of it; empty under the minimum group of ratings."""
    if not series["ratings"] or series["mean_rating"] is None:
        return ""
    return text.plural(
        "Participants gave it {mean} out of 5 on average ({n} rating).",
        "Participants gave it {mean} out of 5 on average ({n} ratings).",
        series["ratings"],
        mean=text.number(series["mean_rating"], 1),
    )


def best_attended(held: Rows, text: Text) -> str:
    """The session most people came to, the latest of several."""
    best = max(held, key=lambda row: (row["participants"], row["held_on"]))
    n, day = best["participants"], text.day(best["held_on"])
    topic = best["topic"] or best["title"]
    if topic:
        return text.plural(
            "Best attended: {n} person on {day}, {topic}",
            "Best attended: {n} people on {day}, {topic}",
            n,
            day=day,
            topic=topic,
        )
    return text.plural(
        "Best attended: {n} person on {day}", "Best attended: {n} people on {day}", n, day=day
    )


def who_comes(held: Rows, text: Text) -> str:
    """The last six sessions whose people are known: how many came first, how many came back."""
    known = [row for row in held if row["new"] is not None][-LAST:]
    first = sum(row["new"] for row in known)
    back = sum(row["reactivated"] for row in known)
    first_time = text.plural(
        "{n} person came for the first time", "{n} people came for the first time", first
    )
    back_again = text.plural(
        "{n} came back after missing three", "{n} came back after missing three", back
    )
    count = text.plural("Last session", "Last {n} sessions", len(known))
    return text("{when}: {first}, {back}", when=count, first=first_time, back=back_again)


def came_again(kept: Rows, text: Text) -> str:
    """Of all cohorts, how many people came again in the next quarter with sessions."""
    following: dict[str, Row] = {}
    for row in sorted(kept, key=lambda row: str(row["quarter"])):
        following.setdefault(row["cohort"], row)
    people = sum(row["people"] for row in following.values())
    again = sum(round(row["share"] * row["people"]) for row in following.values())
    return text(
        "{part} of {whole} people came again in the next quarter with sessions",
        part=text.number(again),
        whole=text.number(people),
    )


def heads_only(held: Rows, text: Text) -> str:
    """What a headcount cannot say; empty where people are known."""
    if any(row["new"] is not None for row in held):
        return ""
    return text(
        "Only heads are counted in this series: who is new, who comes back and whom it reaches is"
        " not known."
    )


def source(series: Row, held: Rows, publication: int, text: Text) -> str:
    """The footer of a chart of one series: its days, its people, what heads cannot say."""
    parts = [series["series"], sessions_source(series, text)]
    if series["people"] is not None:
        parts.append(text.plural("{n} person in all", "{n} people in all", series["people"]))
    heads = sum(row["new"] is None for row in held)
    if heads:
        parts.append(
            text.plural(
                "{n} session known only by a headcount",
                "{n} sessions known only by a headcount",
                heads,
            )
        )
    return " · ".join([*parts, text("publication {version}", version=publication)])


def beside(every: Rows, text: Text) -> str:
    """The series that gathers most at once, and the one that is held most often."""
    largest = max(every, key=lambda row: row["median"])
    oftenest = max(every, key=lambda row: row["sessions"])
    people = median(largest["median"], text)
    most = text.plural(
        "{series} gathers most at once, a median of {people} people over {n} session",
        "{series} gathers most at once, a median of {people} people over {n} sessions",
        largest["sessions"],
        series=largest["series"],
        people=people,
    )
    if largest is oftenest:
        return most
    often = text(
        "{series} is held most often, {n} times",
        series=oftenest["series"],
        n=text.number(oftenest["sessions"]),
    )
    return text("{most}; {often}", most=most, often=often)


def source_of_all(every: Rows, publication: int, text: Text) -> str:
    """The footer of the chart of all series."""
    held = sum(one["sessions"] for one in every)
    count = text.plural("{n} session", "{n} sessions", held)
    parts = [count, text("participants a session")]
    return " · ".join([*parts, text("publication {version}", version=publication)])


def how_retention_is_read(text: Text) -> str:
    return text(
        "A row for each quarter of first sessions, with its people in brackets; a column for each"
        " later quarter with sessions; in the cells, how many in a hundred came again. Quarters few"
        " people came first in are joined, and counted from the last of them."
    )


def how_series_are_read(text: Text) -> str:
    return text(
        "First and last six: medians, from twelve sessions on. People and reach: of the six months"
        " up to a series’ last session, where people and not only heads are known."
    )
