"""Who answered: by edition and tribe, what the silent could change, what could be seen at all."""

from __future__ import annotations

import streamlit as st

from barometer.charts import bounds, shares
from barometer.charts.records import records
from barometer.findings import adoption, silence, tables
from barometer.queries import editions
from barometer.queries import participation as queries
from barometer.ui import filters, frame, lineage, nonresponse
from barometer.ui.block import block
from barometer.ui.visit import visit

here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
top = st.container()
every = here.read(editions.editions)
if every.empty:
    frame.no_edition(here)
    st.stop()
with filters.row():
    edition = filters.choose_any_edition(here, every)
    shown_as = lineage.choose(here)
until = every[every["edition"] <= edition]
known = records(until)
with top:
    frame.title(adoption.participation_title(known, text), adoption.answered(known[0], text))

rates, curve = st.columns(2, gap="large")
with rates:
    figure, shown = shares.rate_by_edition(until, text), "edition responded invited rate"
    block(here, adoption.rates(known, text), figure, until, shown, key="rates")
days = here.read(queries.collection)
days = days[(days["edition"] <= edition) & days["rate"].notna()]
if not days.empty:
    with curve:
        figure, shown = shares.collection(days, text), "edition day responded rate"
        block(here, text("How answers came in"), figure, days, shown, key="collection")

tribes = tables.readable(here.read(queries.by_tribe, edition, shown_as), questionnaire, text)
to_check = adoption.tribes_to_check(records(tribes), text)
tribes = tribes[tribes["share"].notna()]
if not tribes.empty:
    figure = shares.by_tribe(tribes, text, "rate_before")
    note = text(
        "The orange mark is the last edition. Tribes with fewer people invited than the minimum "
        "group are not named."
    )
    shown = "tribe part=responded whole=invited share=rate"
    finding = text("Response rate by tribe")
    block(here, finding, figure, tribes, shown, key="tribes", note=note)
frame.note(to_check)
lineage.explain(here, shown_as)

if known[0]["status"] != "closed":
    to_do = text("Close it and publish.")
    frame.nothing(text("Scores are not shown while an edition is open."), to_do)
    st.stop()
if edition not in set(here.read(editions.reported)["edition"]):
    frame.too_few(text)
    st.stop()
rows = here.read(queries.silence, edition)
note = text(
    "Wide: noise of those who answered. Thin line and numbers: if all who did not answer stood "
    "at 0, or all at 100."
)
figure, shown = bounds.silence(rows, questionnaire, text), silence.COLUMNS
finding = text("What those who did not answer could change")
block(here, finding, figure, rows, shown, key="silence", note=note)
nonresponse.section(here, edition)
frame.section(
    text("What change could be seen at all"),
    text(
        "With as many answers in both editions, a change smaller than this would be missed more "
        "than one time in five: do not wait for it."
    ),
)
frame.facts(silence.detectable(records(rows), questionnaire, text))
