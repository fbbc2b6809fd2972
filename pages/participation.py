"""Who answered: by edition and tribe, what the silent could change, what could be seen at all."""

from __future__ import annotations

import streamlit as st

from barometer.charts import bounds, shares
from barometer.findings import collecting, response_rates, silence, sources, tables
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
if not every:
    frame.no_edition(here)
    st.stop()
with filters.row():
    edition = filters.choose_any_edition(here, every)
    shown_as = lineage.choose(here)
lineage.explain(here, shown_as)
known = [row for row in every if row["edition"] <= edition]
days = [
    row
    for row in here.read(queries.collection)
    if row["edition"] <= edition and row["rate"] is not None
]
tribes = tables.readable(here.read(queries.by_tribe, edition, shown_as), questionnaire, text)
is_open = known[0]["status"] == "open"
if is_open:
    now = here.read(queries.collecting, edition)[0]
    earlier = here.read(queries.by_the_same_day, edition)
    said = collecting.being_answered(now, earlier, tribes, text)
else:
    said = collecting.closed(known, days, tribes, text)
with top:
    frame.title(said.title, said.lead)

rates, came_in = st.columns(2, gap="large")
made, source = "response_rate", sources.rates(known, text)
with rates:
    figure, shown = shares.rate_by_edition(known, text), "edition responded invited rate"
    finding = response_rates.rates([row for row in known if row["status"] == "closed"], text)
    so_far = sources.footer(source, text("hatched: so far") if is_open else "")
    block(here, finding, figure, known, shown, key="rates", source=so_far, metric=made)
if days:
    with came_in:
        figure, shown = shares.collection(days, text, said.today), "edition day responded rate"
        block(here, said.curve, figure, days, shown, key="collection", source=source, metric=made)

to_check = response_rates.tribes_to_check(tribes, text)
tribes = [row for row in tribes if row["share"] is not None]
if tribes:
    figure = shares.by_tribe(tribes, text, "rate_before")
    note = text(
        "The orange mark is the edition before. Tribes with fewer people invited than the minimum "
        "group are not named."
    )
    shown = "tribe part=responded whole=invited share=rate rate_before"
    shown += " to_go" if is_open else ""
    block(here, said.tribes, figure, tribes, shown, key="tribes", note=note, source=source,
          metric=made)  # fmt: skip
frame.note(to_check)

if is_open:
    to_do = text("Scores appear when an edition is closed and published.")
    frame.nothing(text("Scores are not shown while an edition is open."), to_do)
    st.stop()
if edition not in [row["edition"] for row in here.read(editions.reported)]:
    frame.too_few(text)
    st.stop()
rows = [row | {"edition": edition} for row in here.read(queries.silence, edition)]
note = text(
    "Wide: noise of those who answered. Thin line and numbers: if all who did not answer stood "
    "at 0, or all at 100."
)
figure, shown = bounds.silence(rows, questionnaire, text), silence.COLUMNS
finding, source = silence.title(rows, text), sources.scores(rows, text)
made = "silence_bounds"
block(here, finding, figure, rows, shown, key="silence", note=note, source=source, metric=made)
nonresponse.section(here, edition)
rows = [row for row in rows if row["detectable"] is not None]
if rows:
    note = text(
        "With as many answers in both editions, a change smaller than this would be missed more "
        "than one time in five: do not wait for it."
    )
    figure, shown = bounds.detectable(rows, questionnaire, text), "theme n detectable"
    finding = silence.detectable_title(rows, text)
    source = sources.footer(edition, sources.people(rows, text), text("points of the score"))
    made = "detectable_change"
    block(here, finding, figure, rows, shown, key="change", note=note, source=source, metric=made)
