"""Words, numbers and dates in the reader's language.

A `Text` is passed to whoever speaks; it is never a module global, since many visitors share the
process. Catalogues are the `.po` files under `locale/<language>/LC_MESSAGES/`, read as they are:
there is no compiled file to forget.
"""

from __future__ import annotations

import gettext
import io
import re
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from barometer.errors import _

LANGUAGES = ("en", "fr")
CATALOGUES = Path(__file__).parent / "locale"
_LOCALES = {"en": Locale("en", "GB"), "fr": Locale("fr", "FR")}
NARROW_NBSP = "\u202f"
MINUS = "\u2212"
_TYPED = re.compile(r"(?<=\w)'(?=\w)")


class Text:
    """The words of one language: `text("Response rate")`, `text.number(2.5)`, `text.day(d)`."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._locale = _LOCALES[self.language]
        self._catalogue = _catalogue(self.language)

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, with `{name}` places filled from `values`."""
        said = self._catalogue.gettext(message) if message else ""
        return said.format(**values) if values else said

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """`text.plural("{n} session", "{n} sessions", 3)`; `{n}` is formatted as a number."""
        said = self._catalogue.ngettext(one, many, n)
        return said.format(n=self.number(n), **values)

    def of(self, words: dict[str, str] | None) -> str:
        """The words of a `{"en": …, "fr": …}` label, falling back on whatever there is."""
        if not words:
            return ""
        return printed(words.get(self.language) or next(iter(words.values())))

    def number(self, value: float | None, digits: int = 0, *, sign: bool = False) -> str:
        """1 234,5 in French, 1,234.5 in English; a true minus sign; "–" for None."""
        if value is None:
            return "–"
        rounded = round(float(value), digits) + 0.0
        said = _decimal(self.language, abs(rounded), digits)
        prefix = MINUS if rounded < 0 else ("+" if sign and rounded > 0 else "")
        return prefix + said

    def percent(self, share: float | None, digits: int = 0) -> str:
        """A share of 0..1 as `93 %` (French, narrow no-break space) or `93%` (English)."""
        if share is None:
            return "–"
        space = NARROW_NBSP if self.language == "fr" else ""
        return f"{self.number(share * 100, digits)}{space}%"

    def day(self, value: date | datetime | None, style: str = "d MMM yyyy") -> str:
        """A date in words: `12 Dec 2025`, `12 déc. 2025`, `1er déc. 2025`."""
        if value is None:
            return "–"
        said = str(format_date(value, style, locale=self._locale))
        first = self.language == "fr" and value.day == 1 and said.startswith("1 ")
        return f"1er{said[1:]}" if first else said

    def join(self, items: list[str]) -> str:
        """`a, b and c`; `a, b et c`."""
        if len(items) < 2:
            return "".join(items)
        return self(_("{items} and {last}"), items=", ".join(items[:-1]), last=items[-1])


def printed(words: str) -> str:
    """Words as somebody typed them, with the apostrophes of a printed page."""
    return _TYPED.sub("’", words)


@lru_cache(maxsize=10_000)
def _decimal(language: str, value: float, digits: int) -> str:
    """A number without its sign; a page says the same ones hundreds of times."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return str(format_decimal(value, format=pattern, locale=_LOCALES[language]))


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> gettext.NullTranslations:
    """Every `.po` of the language, read once a process; the later file adds to the earlier."""
    merged: gettext.NullTranslations = gettext.NullTranslations()
    for path in sorted((CATALOGUES / language / "LC_MESSAGES").glob("*.po"), reverse=True):
        with path.open("rb") as source:
            catalogue = read_po(source, locale=language)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        translations = gettext.GNUTranslations(compiled)
        translations.add_fallback(merged)
        merged = translations
    return merged
