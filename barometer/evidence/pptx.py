"""The pack as slides: one finding each, its charts native and editable, its method in the notes."""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation

from barometer.charts.theme import ACCENT
from barometer.evidence.model import Finding, Pack, Table
from barometer.evidence.palette import INK, QUIET
from barometer.evidence.slides import cards, legend, native_charts, tables
from barometer.evidence.slides.frame import (
    CONTENT,
    LEAD,
    TITLE,
    Box,
    close,
    dress,
    new_slide,
    write,
)
from barometer.evidence.slides.language import TAGS, speak
from barometer.evidence.slides.lasting import same_bytes
from barometer.text import Text

OVERLINE = Box(0.6, 0.42, 12.13, 0.28)
FIRST_TITLE = Box(0.6, 0.72, 12.13, 0.68)
LEAD_SIZES = (15, 14, 13, 12, 11, 10)
KEYS = 0.35  # the height of a legend
MANY = 4  # columns beyond which a table takes more than half of the slide


def pptx(pack: Pack) -> bytes:
    """The presentation, in the language of the pack; the same pack gives the same bytes."""
    text = Text(pack.about.language)
    presentation = Presentation()
    layout = dress(presentation)
    for finding in pack.findings:
        place = FIRST_TITLE if finding.numbers else TITLE
        slide = new_slide(presentation, layout, finding.title, place)
        (_verdict if finding.numbers else _finding)(slide, finding, pack, text)
        close(slide, layout, finding.source)
        slide.notes_slide.notes_text_frame.text = _notes(finding, pack)
    _sign(presentation, pack, text)
    speak(presentation, pack.about.language)
    return _saved(presentation, pack)


def _verdict(slide: Any, finding: Finding, pack: Pack, text: Text) -> None:
    """The first slide: the verdict to read aloud, its numbers, how to read what follows."""
    lead, numbers, _space, read = Box(CONTENT.left, 1.45, CONTENT.width, 5.3).rows(
        (1.2, 2.9, 0.12, 0.95), 0.08
    )
    write(slide, pack.about.title, OVERLINE, (14, 13, 12, 11, 10), ACCENT, bold=True)
    hidden = pack.about.hidden
    write(slide, " ".join(filter(None, [hidden, finding.lead])), lead, (17, 16, 15, 14, 13, 12, 11))
    cards.numbers(slide, finding.numbers, numbers, text)
    for line, place in zip(pack.about.how_to_read, read.rows([1] * 3, 0.02), strict=True):
        write(slide, line, place, (12, 11, 10, 9), QUIET)


def _finding(slide: Any, finding: Finding, pack: Pack, text: Text) -> None:
    if finding.lead:
        write(slide, finding.lead, LEAD, LEAD_SIZES, QUIET)
    content = CONTENT
    if finding.legend:
        content, keys = _above(CONTENT, KEYS)
        legend.draw(slide, finding.legend, keys)
    if len(finding.charts) > 1:
        _panels(slide, finding, content, text)
    elif finding.charts:
        _beside(slide, finding, content, text)
    else:
        _cards(slide, finding, content, text)


def _above(box: Box, keys: float) -> tuple[Box, Box]:
    """The box without its last line, and that line."""
    top = box.top + box.height - keys
    return Box(box.left, box.top, box.width, box.height - keys - 0.1), Box(
        box.left, top + 0.08, box.width, keys - 0.08
    )


def _beside(slide: Any, finding: Finding, box: Box, text: Text) -> None:
    """A chart, and its table to the right."""
    wide, narrow = box.columns(_shares(finding.table)) if finding.table else (box, box)
    native_charts.draw(slide, finding.charts[0], wide, text)
    if finding.table:
        tables.draw(slide, finding.table, narrow, text)


def _shares(table: Table) -> tuple[float, float]:
    """How a slide is shared between a chart and its table: more for one of many columns."""
    return (5.4, 6.6) if len(table.columns) > MANY else (7, 5)


def _panels(slide: Any, finding: Finding, box: Box, text: Text) -> None:
    """Charts side by side with their names, and the table below."""
    above, below = box.rows((2.6, 1.9)) if finding.table else (box, box)
    for chart, place in zip(
        finding.charts, above.columns([1] * len(finding.charts), 0.2), strict=True
    ):
        name, plot = Box(place.left, place.top, place.width, 0.42), place
        write(slide, chart.name, name, (13, 12, 11, 10, 9), INK, bold=True)
        plot = Box(place.left, place.top + 0.42, place.width, place.height - 0.42)
        native_charts.draw(slide, chart, plot, text)
    if finding.table:
        tables.draw(slide, finding.table, below, text)


def _cards(slide: Any, finding: Finding, box: Box, text: Text) -> None:
    """Named things, and the table to the right; whichever of them there is."""
    left, right = box.columns((6, 6)) if finding.items and finding.table else (box, box)
    if finding.items:
        cards.items(slide, finding.items, left, text)
    if finding.table:
        tables.draw(slide, finding.table, right, text)


def _notes(finding: Finding, pack: Pack) -> str:
    """What is said below a slide: who it is of, what is hidden, how it was made."""
    said = [finding.lead, pack.about.hidden, *finding.notes, finding.source]
    return "\n".join(part for part in said if part)


def _sign(presentation: Any, pack: Pack, text: Text) -> None:
    """What the file says of itself: no person, and the publication's own moment."""
    properties, about = presentation.core_properties, pack.about
    properties.title = about.title
    properties.subject = text("Edition {edition}", edition=about.edition)
    properties.author = properties.last_modified_by = text("Product Barometer")
    properties.keywords = text("publication {version}", version=about.version)
    properties.language = TAGS[about.language]
    properties.created = properties.modified = about.published_at
    properties.revision = 1


def _saved(presentation: Any, pack: Pack) -> bytes:
    file = io.BytesIO()
    presentation.save(file)
    return same_bytes(file.getvalue(), pack.about.published_at)
