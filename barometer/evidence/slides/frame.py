"""The frame of a slide: where its title, lead, content and footer stand, and what is written so."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Inches, Pt

from barometer.evidence.palette import INK, QUIET
from barometer.evidence.slides.fitting import fitted
from barometer.evidence.slides.xml import found


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Any, Any, Any, Any]:
        return (
            Inches(self.left),
            Inches(self.top),
            Inches(self.width),
            Inches(self.height),
        )

    def columns(self, shares: Iterable[float], gap: float = 0.3) -> list[Box]:
        """The box side by side in those shares."""
        parts = list(shares)
        room, left, found = self.width - gap * (len(parts) - 1), self.left, []
        for part in parts:
            wide = room * part / sum(parts)
            found.append(Box(left, self.top, wide, self.height))
            left += wide + gap
        return found

    def rows(self, shares: Iterable[float], gap: float = 0.15) -> list[Box]:
        """The box one below the other in those shares."""
        parts = list(shares)
        room, top, found = self.height - gap * (len(parts) - 1), self.top, []
        for part in parts:
            high = room * part / sum(parts)
            found.append(Box(self.left, top, self.width, high))
            top += high + gap
        return found


PAGE = Box(0, 0, 13.333, 7.5)
TITLE = Box(0.6, 0.35, 12.13, 0.95)
LEAD = Box(0.6, 1.4, 12.13, 0.6)
CONTENT = Box(0.6, 2.1, 12.13, 4.55)
FOOTER = Box(0.6, 6.95, 11.2, 0.3)
NUMBER = Box(12.03, 6.95, 0.7, 0.3)


def dress(presentation: Any) -> Any:
    """Make the slides wide, keep one layout, and put its places where ours are. Return it."""
    presentation.slide_width, presentation.slide_height = Inches(PAGE.width), Inches(PAGE.height)
    kept = presentation.slide_layouts.get_by_name("Title Only")
    for layout in [one for one in presentation.slide_layouts if one is not kept]:
        presentation.slide_layouts.remove(layout)
    for level in presentation.slide_master._element.xpath(".//p:titleStyle/a:lvl1pPr"):
        level.set("algn", "l")
    for holder in (presentation.slide_master, kept):
        for place in list(holder.placeholders):
            _put(place)
    return kept


def _put(place: Any) -> None:
    """A placeholder of the master or the layout in our place; days are written in the footer."""
    kind = place.element.ph.get("type") or "body"
    boxes = {"title": TITLE, "ftr": FOOTER, "sldNum": NUMBER, "body": CONTENT}
    if kind == "dt":
        place.element.getparent().remove(place.element)
        return
    box = boxes[kind]
    place.left, place.top, place.width, place.height = box.emu
    frame = place.text_frame
    frame.word_wrap = True
    _no_margins(frame)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if kind == "title" else MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if kind == "sldNum" else PP_ALIGN.LEFT


def new_slide(presentation: Any, layout: Any, title: str, place: Box = TITLE) -> Any:
    """A slide with its finding as title."""
    slide = presentation.slides.add_slide(layout)
    said = fitted(title, (place.width, place.height), (28, 26, 24, 22, 20, 18, 16), bold=True)
    if place is not TITLE:
        holder = slide.shapes.title
        holder.left, holder.top, holder.width, holder.height = place.emu
    frame = slide.shapes.title.text_frame
    _no_margins(frame)
    frame.text = said.words
    dye(frame.paragraphs[0], said.size, INK, bold=True)
    return slide


def close(slide: Any, layout: Any, source: str) -> None:
    """The source as footer and the slide's number, last to be read."""
    for place in layout.placeholders:
        if place.element.ph.get("type") in ("ftr", "sldNum"):
            copied = deepcopy(place.element)
            slide.shapes._spTree.append(copied)
            copied.nvSpPr.cNvPr.set("id", str(len(slide.shapes) + 100))
    for place in slide.placeholders:
        if place.element.ph.get("type") == "ftr":
            written = fitted(source, (FOOTER.width, FOOTER.height), (10, 9, 8))
            place.text_frame.text = written.words
            place.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
            dye(place.text_frame.paragraphs[0], written.size, QUIET)


def dye(paragraph: Any, size: float, colour: str, *, bold: bool = False) -> None:
    """The paragraph's letters in that size and colour."""
    for run in paragraph.runs:
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = rgb(colour)


def rgb(colour: str) -> Any:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    made: Any = RGBColor
    return made(red, green, blue)


def write(
    slide: Any,
    words: str,
    box: Box,
    sizes: Iterable[float],
    colour: str = INK,
    *,
    bold: bool = False,
    middle: bool = False,
) -> Any:
    """Words in a box of the slide, at the largest of the sizes at which they fit."""
    shape = slide.shapes.add_textbox(*box.emu)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    _no_margins(frame)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    said = fitted(words, (box.width, box.height), sizes, bold=bold)
    frame.text = said.words
    dye(frame.paragraphs[0], said.size, colour, bold=bold)
    return shape


def _no_margins(frame: Any) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def rectangle(slide: Any, box: Box, name: str, *, ground: str = "", edge: str = "") -> Any:
    """A plain rectangle, which screen readers pass over."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    shape._element.remove(found(shape._element, "p:style"))  # the theme's shadow and edge
    if ground:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(ground)
    else:
        shape.fill.background()
    if edge:
        shape.line.color.rgb, shape.line.width = rgb(edge), Pt(1)
    else:
        shape.line.fill.background()
    describe(shape, name, "")
    return shape


def describe(shape: Any, name: str, alternative: str) -> None:
    """The shape's name, and what it says to those who do not see it."""
    shape.name = name
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alternative)
