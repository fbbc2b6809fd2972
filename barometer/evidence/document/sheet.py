"""A4 sheets with their header and footer, in the font of the charts, and how the file is signed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import Any

import matplotlib as mpl
from fpdf import FPDF
from fpdf.fonts import TTFFont

from barometer.evidence.model import About
from barometer.evidence.palette import INK, QUIET, RULE
from barometer.evidence.slides.language import TAGS
from barometer.text import Text

EDGE, TOP, BOTTOM = 15, 17, 16  # millimetres around the words
WIDTH = 210 - 2 * EDGE
LEADING = 0.45  # millimetres from line to line, for each point of the letters
FONT, SMALL = "DejaVu", 7.5
Rgb = tuple[int, int, int]


class Sheets(FPDF):
    """The document: `say` writes a paragraph, the rest is fpdf's own."""

    def __init__(self, about: About) -> None:
        super().__init__(orientation="portrait", unit="mm", format="A4")
        self._about, self.words = about, Text(about.language)
        self.set_margins(EDGE, TOP, EDGE)
        self.set_auto_page_break(True, BOTTOM)
        letters = Path(mpl.get_data_path()) / "fonts" / "ttf"
        self.add_font(FONT, "", letters / "DejaVuSans.ttf")
        self.add_font(FONT, "B", letters / "DejaVuSans-Bold.ttf")
        self._sign()

    @contextmanager
    def tried(self) -> Iterator[Sheets]:
        """A page like this one, to try out how much room something takes."""
        other = Sheets(self._about)
        other.add_page()
        yield other
        for font in other.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def _sign(self) -> None:
        """No person, and the publication's own moment."""
        about, text = self._about, self.words
        self.set_title(about.title)
        self.set_author(text("Product barometer"))
        self.set_creator(text("Product barometer"))
        self.set_subject(text("Edition {edition}", edition=about.edition))
        self.set_keywords(text("publication {version}", version=about.version))
        self.set_lang(TAGS[about.language])
        self.set_creation_date(about.published_at.replace(tzinfo=UTC))
        self.set_display_mode("fullwidth")

    def header(self) -> None:
        self._line(self._about.title, "", 8)  # two lines at most before the words begin

    def footer(self) -> None:
        text, about = self.words, self._about
        version = text("publication {version}", version=about.version)
        left = [text("Edition {edition}", edition=about.edition), version]
        left.append(text.day(about.published_at))
        page = text("Page {page} of {pages}", page=self.page_no(), pages=self.str_alias_nb_pages)
        self._line(" · ".join(left), page, 297 - 11)

    def _line(self, left: str, right: str, y: float) -> None:
        """Small words at both sides of that height."""
        self.look(SMALL, QUIET)
        for words, side in ((left, "L"), (right, "R")):
            if words:
                self.set_xy(EDGE, y)
                self.multi_cell(WIDTH, SMALL * LEADING, words, align=side)
        self.set_xy(EDGE, TOP)

    def look(self, size: float, ink: str = INK, *, bold: bool = False) -> None:
        self.set_font(FONT, "B" if bold else "", size)
        self.set_text_color(*rgb(ink))
        self.set_draw_color(*rgb(RULE))

    def paragraph(
        self,
        words: str,
        size: float,
        ink: str = INK,
        *,
        bold: bool = False,
        width: float = WIDTH,
        after: float = 2,
    ) -> None:
        """A paragraph from where the pen stands, and the room below it."""
        if not words:
            return
        self.look(size, ink, bold=bold)
        left = self.x
        self.multi_cell(width, size * LEADING, words, align="L", new_x="LEFT", new_y="NEXT")
        self.set_xy(left, self.y + after)

    def room(self, high: float) -> None:
        """A new page where less than `high` millimetres are left on this one."""
        if self.will_page_break(high):
            self.add_page()


def rgb(colour: str) -> Rgb:
    """`#16242f` as three numbers."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def ink_of(verdict: Any) -> str:
    """A verdict's colour, dark enough for words."""
    return QUIET if verdict.tone == "unsure" else str(verdict.colour)
