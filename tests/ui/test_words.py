"""Every word a visitor may read has its French, with the same places to fill."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
# What is searched for words. Widen it as packages get their French.
SCOPE = (
    "app.py",
    "pages",
    "barometer/ui",
    "barometer/evidence",
    "barometer/findings",
    "barometer/charts",
    "barometer/queries",
    "barometer/text.py",
    "barometer/errors.py",
    "barometer/metrics",
    "barometer/questionnaire.py",
    "barometer/schemas.py",
    "barometer/store",
    "pipelines",
)
KEYWORDS = {"text": None, "plural": (1, 2), "_": None, "say": None}
# A call inside an f-string is not seen by the extraction.
IN_F_STRING = re.compile(r"""\{(?:text|_|say)\((["'])""")

Message = str | tuple[str, ...]


def sources() -> list[Path]:
    found = [ROOT / part for part in SCOPE]
    return sorted(f for part in found for f in (part.rglob("*.py") if part.is_dir() else [part]))


def messages() -> dict[Message, str]:
    """Every message with the file that says it first."""
    found: dict[Message, str] = {}
    for source in sources():
        for _line, message, _comments, _context in extract_from_file(
            "python", str(source), keywords=KEYWORDS
        ):
            found.setdefault(message, source.relative_to(ROOT).as_posix())
    return {message: where for message, where in found.items() if message and message != ""}


def french() -> dict[str, Catalog]:
    folder = ROOT / "barometer" / "locale" / "fr" / "LC_MESSAGES"
    catalogues = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as source:
            catalogues[path.name] = read_po(source, locale="fr")
    return catalogues


def places(words: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(words) if name}


def translated(message: Message) -> tuple[str, ...]:
    """The French of a message: one word, or one a plural form; empty where there is none."""
    identifier = message if isinstance(message, str) else message[0]
    for catalogue in FRENCH.values():
        entry = catalogue.get(identifier)
        if entry is not None and entry.string and not entry.fuzzy:
            said = entry.string
            return said if isinstance(said, tuple) else (said,)
    return ()


FRENCH = french()


@pytest.mark.parametrize("message", messages(), ids=lambda m: str(m)[:50])
def test_message_has_its_french(message: Message) -> None:
    said = translated(message)
    assert said, f"no French for {message!r} ({messages()[message]})"
    wanted = set().union(*(places(m) for m in ([message] if isinstance(message, str) else message)))
    for form in said:
        assert form
        assert places(form) <= wanted
    assert set().union(*(places(form) for form in said)) == wanted


@pytest.mark.parametrize("message", messages(), ids=lambda m: str(m)[:50])
def test_french_typography(message: Message) -> None:
    for form in translated(message):
        plain = re.sub(r"`[^`]*`", "", form)
        assert not re.search(r"[^\u202f\u00a0\s]([;?!%]|:(?=\s|$))", plain), form
        assert "'" not in plain, form


@pytest.mark.parametrize("source", sources(), ids=lambda path: path.name)
def test_no_word_hides_in_an_f_string(source: Path) -> None:
    for line in source.read_text(encoding="utf-8").splitlines():
        if re.search(r"""\bf["']""", line):
            assert not IN_F_STRING.search(line), line
