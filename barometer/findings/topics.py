"""What can be said of topics: which drew most, and whom, beside the sessions around them."""

from __future__ import annotations

from barometer.charts.topics import OFTEN
from barometer.findings.adoption import median
from barometer.rows import Row, Rows
from barometer.text import Text


def topics(rows: Rows, text: Text) -> str:
    """The topic that drew most beside the sessions around it, of those held often enough."""
    often = [row for row in _often(rows) if row["difference"] is not None]
    if not often or often[0]["difference"] <= 0:
        return text("Topics, beside the sessions around them")
    return text(
        "{topic} drew most beside the sessions around it: a median of {n} more people",
        topic=often[0]["topic"],
        n=median(often[0]["difference"], text),
    )


def _often(rows: Rows) -> Rows:
    return [row for row in rows if row["sessions"] >= OFTEN]


def drew_whom(rows: Rows, text: Text) -> str:
    """The topics most people came first to, and most came back to; empty where nobody is known."""
    known = [row for row in _often(rows) if row["known"]]
    if not known:
        return ""
    first = max(known, key=lambda row: row["new"] / row["known"])
    back = max(known, key=lambda row: row["reactivated"] / row["known"])
    if first is back and first["new"] and first["reactivated"]:
        return text(
            "Per session, {topic} drew most who came for the first time ({n} in {count}) and most"
            " who came back after missing three ({back}).",
            **_drew(first, "new", text),
            back=text.number(first["reactivated"]),
        )
    said = []
    if first["new"]:
        words = text(
            "Per session, most came for the first time to {topic}: {n} in {count}.",
            **_drew(first, "new", text),
        )
        said.append(words)
    if back["reactivated"]:
        words = text(
            "Per session, most came back after missing three to {topic}: {n} in {count}.",
            **_drew(back, "reactivated", text),
        )
        said.append(words)
    return " ".join(said)


def _drew(row: Row, column: str, text: Text) -> dict[str, str]:
    count = text.plural("{n} session", "{n} sessions", row["known"])
    return {"topic": row["topic"], "n": text.number(row[column]), "count": count}


def how_topics_are_read(text: Text) -> str:
    return text(
        "Attendance changes over the years, so each session is held against the median of the six"
        " around it; holidays and deadlines weigh as well as topics."
    )
