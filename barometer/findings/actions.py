"""Initiatives as items: what is being done, by status, and for which pain point."""

from __future__ import annotations

from urllib.parse import urlencode

from barometer.charts import theme as looks
from barometer.charts.verdicts import BLUE, GREY, Verdict
from barometer.findings import names
from barometer.findings.items import Item
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text, printed

TONES = {
    "running": Verdict("◐", names.KINDS["running"], BLUE, "better"),
    "done": Verdict("●", names.KINDS["done"], GREY, "unsure"),
    "planned": Verdict("○", names.KINDS["planned"], GREY, "unsure"),
    "idea": Verdict("·", names.KINDS["idea"], GREY, "unsure"),
    "stopped": Verdict("×", names.KINDS["stopped"], GREY, "unsure"),
}
ORDER = tuple(TONES)


def address(row: Row) -> str:
    """The link to its page."""
    return f"community?{urlencode({'initiative': row['initiative']})}"


def title(row: Row, text: Text) -> str:
    return printed((text.language == "fr" and row["title_fr"]) or row["title"])


def item(row: Row, questionnaire: Questionnaire, text: Text) -> Item:
    """One initiative: its kind, pillar, theme, dates, and what people thought of it."""
    theme = names.theme(row["theme"], questionnaire, text)
    pillar = names.pillar(row["pillar"], questionnaire, text)
    kind = names.kind(row["kind"], text)
    first = " · ".join(part for part in (theme, pillar, kind) if part)
    notes = [first, dates(row, text), rating(row, text)]
    status = TONES.get(row["status"] or "")
    colour = looks.hues(questionnaire).get(row["theme"] or "", "")
    said = tuple(note for note in notes if note)
    return Item(title(row, text), status, said, colour, address(row))


def dates(row: Row, text: Text) -> str:
    """When it ended, or since when it runs and until when it should; nothing where not known."""
    if row["ended_on"] is not None:
        return text("finished on {day}", day=text.day(row["ended_on"]))
    if row["status"] == "running" and row["due_on"] is not None:
        since, due = text.day(row["started_on"]), text.day(row["due_on"])
        return text("since {since}, due {due}", since=since, due=due)
    if row["started_on"] is not None:
        return text("from {day}", day=text.day(row["started_on"]))
    return ""


def rating(row: Row, text: Text) -> str:
    """The mean of its ratings and how many; nothing where they are too few."""
    if row["mean_rating"] is None:
        return ""
    return text.plural(
        "rated {rating} of 5 by {n} person",
        "rated {rating} of 5 by {n} people",
        row["ratings"],
        rating=text.number(row["mean_rating"], 1),
    )


def counted(status: str, n: int, text: Text) -> str:
    """`2 done`: how many initiatives have that status, in words that agree."""
    if status == "done":
        return text.plural("{n} done", "{n} done", n)
    if status == "planned":
        return text.plural("{n} planned", "{n} planned", n)
    if status == "idea":
        return text.plural("{n} idea", "{n} ideas", n)
    if status == "running":
        return text.plural("{n} running", "{n} running", n)
    return f"{text.number(n)} {names.kind(status, text)}"


def by_status(rows: Rows) -> Rows:
    """Running ones first, then done, planned and ideas; the latest first within each."""
    return sorted(rows, key=lambda row: ORDER.index(row["status"]) if row["status"] in ORDER else 9)


def answering(rows: Rows, point: str) -> Rows:
    """The initiatives that answer a pain point."""
    return [row for row in rows if point in (row["pain_points"] or "").split(";")]


def finding(rows: Rows, text: Text) -> str:
    """How many run and how many are done, as a section's title."""
    running = sum(row["status"] == "running" for row in rows)
    done = sum(row["status"] == "done" for row in rows)
    first = text.plural("{n} initiative is running", "{n} initiatives are running", running)
    second = text.plural("{n} is done", "{n} are done", done)
    return text("{running}, {done}", running=first, done=second)
