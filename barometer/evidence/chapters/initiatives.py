"""Three pain points and what became of them, beside what is being done."""

from __future__ import annotations

from barometer.evidence.material import Material
from barometer.evidence.model import Finding, Table
from barometer.findings import actions, names, one_pain_point, tables
from barometer.findings.columns import Column
from barometer.queries import initiatives, pain_points
from barometer.rows import Row, Rows

TOLD = 3


def chapter(made: Material) -> Finding | None:
    """None with neither pain points nor initiatives."""
    text = made.text
    rows = made.read(initiatives.initiatives)
    points = _telling(made)
    if not points and not rows:
        return None
    told = text("Three pain points, and what became of them")
    note = text("The best ranked of each status.")
    items = [one_pain_point.item(row, rows, made.questionnaire, text) for row in points]
    return Finding(
        key="initiatives",
        title=actions.finding(rows, text) if rows else told,
        lead=f"{told}. {note}" if points and rows else "",
        source=made.source(),
        notes=made.definitions("pain_point_status", "pain_point_frequency", "share_change"),
        table=_table(rows, made) if rows else None,
        items=tuple(items),
        sheets=(_sheet(rows, made),) if rows else (),
    )


def _telling(made: Material) -> Rows:
    """The best ranked of each status; of several groups together, the most named."""
    chosen = made.chosen
    rows = made.read(pain_points.ranked, chosen.edition, chosen.slices, None)
    if len(chosen.slices) > 1:
        return one_pain_point.named(rows)[:TOLD]
    return one_pain_point.telling(rows, TOLD)


def _said(row: Row, made: Material) -> Row:
    """An initiative in words."""
    text = made.text
    points = [point for point in (row["pain_points"] or "").split(";") if point]
    return row | {
        "title": actions.title(row, text),
        "status": names.kind(row["status"], text),
        "kind": names.kind(row["kind"], text),
        "theme": names.theme(row["theme"], made.questionnaire, text),
        "pillar": names.pillar(row["pillar"], made.questionnaire, text),
        "points": "; ".join(names.pain_point(p, made.questionnaire, text) for p in points),
    }


def _table(rows: Rows, made: Material) -> Table:
    text = made.text
    said = [_said(row, made) for row in actions.by_status(rows)]
    columns = {
        "title": Column(text("Initiative")),
        "status": Column(text("Status")),
        "points": Column(text("Pain points it answers")),
    }
    return Table(text("Initiatives"), said, columns)


def _sheet(rows: Rows, made: Material) -> Table:
    text = made.text
    said = [_said(row, made) for row in actions.by_status(rows)]
    columns = {
        "title": Column(text("Initiative")),
        "status": Column(text("Status")),
        **tables.columns("kind theme", text),
        "pillar": Column(text("Pillar")),
        "points": Column(text("Pain points it answers")),
        "started_on": Column(text("Started"), "day"),
        "due_on": Column(text("Due"), "day"),
        "ended_on": Column(text("Finished"), "day"),
        "ratings": Column(text("Ratings"), "number"),
        "mean_rating": Column(text("Mean rating, 1 to 5"), "score"),
    }
    return Table(text("Initiatives"), said, columns)
