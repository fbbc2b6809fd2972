"""The methods at length: `docs/methods/<method>.<language>.md`, read where people find them too.

A method page has a title, what the method answers, its definition with a formula, an example in
words, what it does not say, its source, and the example as code, which tests run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from barometer.errors import FileError, _, message

FOLDER = Path(__file__).parents[2] / "docs" / "methods"
_CODE = re.compile(r"^## [^\n]*\n+```python\n.*?^```\n?", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FORMULA = re.compile(r"^> (.+)$", re.MULTILINE)  # Streamlit would grey a quotation
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass(frozen=True)
class MethodPage:
    """One method in one language; words: Markdown without code, links or headings."""

    title: str
    words: str


@cache
def method_page(method: str, language: str) -> MethodPage:
    """Return the page of a method, read once. Raises FileError naming the file that is missing."""
    path = FOLDER / f"{method}.{language}.md"
    try:
        return parse_page(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise FileError(
            message(_("The method page {file} is missing."), file=path.name),
            message(_("Bring back the folder docs/methods, as it is in the repository.")),
        ) from error


def parse_page(written: str) -> MethodPage:
    """Return the title and the words for readers who do not program."""
    title, _rest, body = written.partition("\n")
    words = _FORMULA.sub(r"*\1*", _LINK.sub(r"\1", _CODE.sub("", body)))
    return MethodPage(title.removeprefix("# "), _HEADING.sub(r"**\1**\n", words).strip())
