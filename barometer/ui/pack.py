"""What a reader may take along of a page: slides, a document, tables; made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import streamlit as st

from barometer.evidence.model import Pack, Selection
from barometer.queries import slices
from barometer.queries.tribes import TODAY
from barometer.queries.unions import DIMENSIONS
from barometer.questionnaire import normalise
from barometer.rows import Rows
from barometer.ui import frame
from barometer.ui.groups import Group
from barometer.ui.visit import Filter, Query, Visit


@dataclass(frozen=True)
class Offer:
    """A file: how its button reads, its ending, its type and how it is made of a pack."""

    label: str
    ending: str
    mime: str
    make: Callable[[Pack], bytes]


def offer(here: Visit, edition: str, group: Group, *, lineage: str = TODAY) -> None:
    """The buttons, each for the edition and group shown, in the reader's language."""
    text, chosen = here.text, selection(here, edition, group, lineage)
    stem = normalise(" ".join(["barometer", edition, chosen.label, text.language]))
    with st.popover(text("Take along"), icon=":material/download:"):
        what = text(
            "What the numbers of {edition} say, to show elsewhere: {group}.",
            edition=edition,
            group=group.label,
        )
        frame.note(what)
        for one in _offers(here):
            st.download_button(
                one.label,
                _making(here, chosen, one.make),
                file_name=f"{stem.replace(' ', '-')}.{one.ending}",
                mime=one.mime,
                key=f"pack_{one.ending}",
                on_click="ignore",
                width="stretch",
            )


def selection(here: Visit, edition: str, group: Group, lineage: str = TODAY) -> Selection:
    """The group as a pack knows it; the whole organisation has no label."""
    rows = here.read(slices.of_edition, edition)
    whole = any(
        row["slice_id"] in group.slices and not any(row[part] for part in DIMENSIONS)
        for row in rows
    )
    return Selection(
        edition=edition,
        slices=group.slices,
        n=group.n,
        label="" if whole else group.label,
        hidden=group.hidden,
        why_not=group.why_not,
        lineage=lineage,
    )


def _making(here: Visit, chosen: Selection, make: Callable[[Pack], bytes]) -> Callable[[], bytes]:
    """Reads the publication anew: what a rerun keeps is out of reach once it is over."""

    def read(query: Query, *filters: Filter) -> Rows:
        return query(here.publication, *filters)

    def made() -> bytes:
        from barometer.evidence.pack import pack

        return make(pack(read, here.text, here.questionnaire, chosen))

    return made


def _offers(here: Visit) -> Iterator[Offer]:
    text = here.text
    office = "application/vnd.openxmlformats-officedocument"
    slides = f"{office}.presentationml.presentation"
    yield Offer(text("Slides (PowerPoint)"), "pptx", slides, _pptx)
    yield Offer(text("Document (PDF)"), "pdf", "application/pdf", _pdf)
    yield Offer(text("Tables (Excel)"), "xlsx", f"{office}.spreadsheetml.sheet", _xlsx)
    yield Offer(text("Tables (CSV, in an archive)"), "zip", "application/zip", _csv)


# The imports are large and wanted by few: they wait until somebody asks.
def _pptx(pack: Pack) -> bytes:
    from barometer.evidence.pptx import pptx

    return pptx(pack)


def _pdf(pack: Pack) -> bytes:
    from barometer.evidence.pdf import pdf

    return pdf(pack)


def _xlsx(pack: Pack) -> bytes:
    from barometer.evidence.workbook import xlsx

    return xlsx(pack)


def _csv(pack: Pack) -> bytes:
    from barometer.evidence.workbook import csv_archive

    return csv_archive(pack)
