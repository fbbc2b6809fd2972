"""Retention: a row a cohort, a column a quarter since, the share seen again in each cell."""

from __future__ import annotations

from barometer.charts import theme
from barometer.charts.cells import box, under
from barometer.charts.drawing import Figure
from barometer.rows import Rows
from barometer.stats.retention import TO
from barometer.text import Text

STEPS = len(theme.LEVELS)
LEAST = 4  # columns there is room for, so that one alone is no wall


def legend(text: Text) -> list[tuple[str, str]]:
    """What each shade stands for."""
    ends = [text.percent(step / STEPS) for step in range(STEPS + 1)]
    return [
        (colour, text("{low} to {high}", low=ends[step], high=ends[step + 1]))
        for step, colour in enumerate(theme.LEVELS)
    ]


def retention(rows: Rows, text: Text) -> Figure:
    """One row per quarter of first coming, one column per later quarter with sessions.

    Per cent without their sign: a phone has no room for it in a cell.
    """
    people = {row["cohort"]: row["people"] for row in rows}
    cohorts = sorted(people)
    last = {cohort: cohort.split(TO)[-1] for cohort in cohorts}
    quarters = sorted({row["quarter"] for row in rows} | set(last.values()))
    drawn = theme.drawing(text, 36 * len(cohorts) + 60)
    farthest = 1
    for row in rows:
        since = quarters.index(row["quarter"]) - quarters.index(last[row["cohort"]])
        y = cohorts.index(row["cohort"])
        farthest = max(farthest, since)
        step = min(STEPS - 1, int(row["share"] * STEPS))
        box(drawn, since, y, theme.LEVELS[step])
        font = {"color": theme.ON_LEVELS[step]}
        theme.write(drawn, text.number(row["share"] * 100), since, y, size=theme.SMALL, font=font)
    drawn.add_trace(under(farthest, len(cohorts)))
    drawn.update_xaxes(
        side="top",
        tickvals=list(range(1, farthest + 1)),
        range=[0.5, max(farthest, LEAST) + 0.5],
        ticktext=[f"+{place}" for place in range(1, farthest + 1)],
        ticklen=0,
    )
    drawn.update_yaxes(
        tickvals=list(range(len(cohorts))),
        range=[len(cohorts) - 0.5, -0.5],
        showgrid=False,
        ticklen=0,
        ticktext=[f"{cohort} ({text.number(people[cohort])})" for cohort in cohorts],
    )
    return drawn.figure()
