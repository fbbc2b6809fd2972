"""The pack as A4 pages: one finding each, with its chart, its numbers and its method."""

from __future__ import annotations

import io

from barometer.evidence.document import cards, tables
from barometer.evidence.document.sheet import EDGE, WIDTH, Sheets
from barometer.evidence.model import Finding, Pack, Panels
from barometer.evidence.palette import INK, QUIET
from barometer.evidence.picture import picture

PIXELS, MOST = 700, 960  # how wide a chart is drawn; wider, so smaller, where it is a tall one
LONG = 90  # letters of a title that stands in smaller ones
TALL = 115  # millimetres a chart takes at most, where that does not make it too small
BELOW = 4  # millimetres under a chart
AROUND = 6  # millimetres a picture has beyond its figure


def pdf(pack: Pack) -> bytes:
    """The document, in the language of the pack; the same pack gives the same bytes."""
    sheets = Sheets(pack.about)
    for finding in pack.findings:
        sheets.add_page()
        sheets.start_section(finding.title)
        if finding.numbers:
            _verdict(sheets, finding, pack)
        else:
            _finding(sheets, finding)
        _notes(sheets, finding)
    return bytes(sheets.output())


def _verdict(sheets: Sheets, finding: Finding, pack: Pack) -> None:
    """The first page: the verdict to read aloud and its numbers."""
    sheets.paragraph(finding.title, 22 if len(finding.title) < LONG else 14, bold=True, after=4)
    sheets.paragraph(pack.about.hidden, 11, after=3)
    sheets.paragraph(finding.lead, 11, after=8)
    cards.numbers(sheets, finding.numbers)


def _finding(sheets: Sheets, finding: Finding) -> None:
    sheets.paragraph(finding.title, 15, bold=True)
    sheets.paragraph(finding.lead, 10, QUIET, after=3)
    if panels := finding.figures():
        _chart(sheets, finding, panels, _left_for_a_chart(sheets, finding))
    _after(sheets, finding)


def _after(sheets: Sheets, finding: Finding) -> None:
    """What stands below the chart."""
    cards.items(sheets, finding.items)
    if finding.table:
        tables.draw(sheets, finding.table)


def _left_for_a_chart(sheets: Sheets, finding: Finding) -> float:
    """How high a chart may be for all else to end on this page; 0 or less where that takes more."""
    with sheets.tried() as tried:
        top = tried.y
        _after(tried, finding)
        _notes(tried, finding)
        taken, pages = tried.y - top, tried.page_no()
    return sheets.page_break_trigger - sheets.y - taken - BELOW - AROUND if pages == 1 else 0


def _chart(sheets: Sheets, finding: Finding, panels: Panels, left: float) -> None:
    """The page's own chart; its numbers are in the table, so its alternative is its finding."""
    drawn = str([figure.to_dict() for _name, figure in panels])
    keys = finding.legend if any(colour in drawn for colour, _words in finding.legend) else ()
    columns = min(len(panels), 3 if len(panels) > 4 else 2)
    high = max(figure.layout.height for _name, figure in panels) * -(-len(panels) // columns)
    fits = high * WIDTH / MOST <= left
    tall = min(TALL, left) if fits else TALL
    image = picture(
        panels,
        title="",
        source=finding.reading or _editions(finding),
        legend=keys,
        width=round(max(PIXELS, min(MOST, high * WIDTH / tall))),
        edge=0,
        columns=columns,
    )
    said = " ".join(chart.alt for chart in finding.charts) or finding.title
    sheets.image(io.BytesIO(image), x=EDGE, w=WIDTH, alt_text=said)
    sheets.set_xy(EDGE, sheets.y + BELOW)


def _editions(finding: Finding) -> str:
    """Which mark is which edition, where a chart has marks of two."""
    marks = [
        f"{'○' if series.past else '●'} {series.name}"
        for chart in finding.charts
        if chart.kind == "dots" and any(series.past for series in chart.series)
        for series in chart.series
    ]
    return "   ".join(marks)


def _notes(sheets: Sheets, finding: Finding) -> None:
    """How it was made, and where it comes from."""
    sheets.room(16)
    sheets.paragraph(sheets.words("How it is made"), 8, INK, bold=True, after=1)
    for note in finding.notes:
        sheets.paragraph(note, 7, QUIET, after=0.8)
    sheets.paragraph(finding.source, 8, INK, bold=True, after=0)
