"""Who answered: by edition and tribe, what the silent could change, what could be seen at all."""

from __future__ import annotations

import streamlit as st

from barometer.charts import bounds, shares
from barometer.charts.records import records
from barometer.queries import editions
from barometer.queries import participation as queries
from barometer.ui import filters, frame, names, tables
from barometer.ui.figure import Column, chart
from barometer.ui.findings import adoption
from barometer.ui.visit import visit

here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
slot = st.container()
every = here.read(editions.editions)
options = dict.fromkeys(every["edition"])
with st.grid(4, min_column_width=150):
    chosen = {edition: edition for edition in options}
    edition = filters.choose(text("Edition"), "edition", chosen, text, next(iter(options)))

until = every[every["edition"] <= edition]
now = records(until)[0]
before = records(until)[1]["rate"] if len(until) > 1 else None
with slot:
    detail = ""
    if now["invited"]:
        whole, part = text.number(now["invited"]), text.number(now["responded"])
        detail = text(
            "{part} of {whole} people answered in {edition}.",
            part=part,
            whole=whole,
            edition=edition,
        )
    live = text("The edition is still open.") if now["status"] == "open" else ""
    frame.title(
        adoption.participation(now["rate"], before, int(now["responded"]), text), detail, live
    )

rates, curve = st.columns(2, gap="large")
with rates:
    frame.section(text("Response rate by edition"))
    columns = {
        "edition": Column(text("Edition")),
        "responded": Column(text("Answered"), "number"),
        "invited": Column(text("Invited"), "number"),
        "rate": Column(text("Response rate"), "share"),
    }
    figure = shares.rate_by_edition(until, text)
    chart(figure, until, columns, text, key="rates", alt=text("Response rate by edition"))
with curve:
    days = here.read(queries.collection)
    days = days[(days["edition"] <= edition) & days["rate"].notna()]
    if not days.empty:
        frame.section(text("How answers came in"))
        columns = {
            "edition": Column(text("Edition")),
            "day": Column(text("Day"), "number"),
            "responded": Column(text("Answered"), "number"),
            "rate": Column(text("Response rate"), "share"),
        }
        figure = shares.collection(days, text)
        chart(
            figure, days, columns, text, key="collection", alt=text("Answers by day of collection")
        )

tribes = here.read(queries.by_tribe, edition).rename(
    columns={"responded": "part", "invited": "whole", "rate": "share"}
)
tribes = tribes[tribes["share"].notna()]
if not tribes.empty:
    tribes["tribe"] = [names.group(name, questionnaire, text) for name in tribes["tribe"]]
    frame.section(
        text("Response rate by tribe"),
        text(
            "The orange mark is the last edition. Tribes with fewer people invited than the "
            "minimum group are not named."
        ),
    )
    figure = shares.by_tribe(tribes, text, "rate_before")
    chart(
        figure, tribes, tables.tribes(text), text, key="tribes", alt=text("Response rate by tribe")
    )

if now["status"] != "closed":
    frame.nothing(
        text("Scores are not shown while an edition is open."), text("Close it and publish.")
    )
    st.stop()
group = filters.shown_group(here, edition, filters.ALL)
rows = here.read(queries.silence, edition, group.slice_id)
frame.section(
    text("What those who did not answer could change"),
    text(
        "Wide: noise of those who answered. Thin line and numbers: if all who did not answer "
        "stood at 0, or all at 100."
    ),
)
named = tables.with_themes(rows, questionnaire, text)
columns = {
    **{name: tables.themes(text)[name] for name in ("theme", "n", "score", "low", "high")},
    "silent_low": Column(text("Silent at 0"), "score"),
    "silent_high": Column(text("Silent at 100"), "score"),
    "detectable": Column(text("Detectable change"), "score"),
}
figure = bounds.silence(rows, questionnaire, text)
chart(
    figure,
    named,
    columns,
    text,
    key="silence",
    alt=text("Bounds of each theme's score for the silent"),
)

frame.section(
    text("What change could be seen at all"),
    text(
        "With as many answers in both editions, a change smaller than this would be missed "
        "more than one time in five: do not wait for it."
    ),
)
frame.facts(
    [
        (
            names.theme(row["theme"], questionnaire, text),
            text("{points} points", points=text.number(row["detectable"], 1)),
        )
        for row in records(rows)
        if row["detectable"] is not None
    ]
)
