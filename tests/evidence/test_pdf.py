"""The document, opened again: A4, a finding after the other, every number of the pack's tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from barometer.evidence.model import Pack
from barometer.evidence.pdf import pdf
from barometer.store.publication import Publication
from barometer.text import Text
from tests.evidence.packs import group, made, whole

LANGUAGES = ("en", "fr")
A4 = (595.28, 841.89)


def opened(pack: Pack) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(pack)))


def plain(words: str) -> str:
    """Without what a line break changes."""
    return re.sub(r"\s+", "", words)


def text_of(document: PdfReader) -> str:
    return plain("".join(page.extract_text() for page in document.pages))


def alternatives(part: Any) -> Iterator[str]:
    """The text alternatives of the document's tree, in their order."""
    here = part.get_object() if hasattr(part, "get_object") else part
    if isinstance(here, list):
        for each in here:
            yield from alternatives(each)
    elif isinstance(here, dict):
        if "/Alt" in here:
            yield here["/Alt"]
        yield from alternatives(here.get("/K", []))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_takes_a_page(sample: Publication, language: str) -> None:
    pack = made(sample, whole(sample), language)
    assert len(opened(pack).pages) == len(pack.findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_there_with_all_its_numbers(sample: Publication, language: str) -> None:
    pack, text = made(sample, whole(sample), language), Text(language)
    document = opened(pack)
    said = text_of(document)
    for finding in pack.findings:
        for words in (finding.title, finding.lead, finding.source, *finding.notes):
            assert plain(words) in said
        if finding.table and not finding.numbers:
            cells = [cell for row in finding.table.cells(text) for cell in row]
            assert [
                cell for cell in (*finding.table.header, *cells) if plain(cell) not in said
            ] == []
        for number in finding.numbers:
            for words in (number.label, number.value, number.unit, " · ".join(number.notes)):
                assert plain(words) in said
            assert plain(number.verdict.say(text)) in said
        for item in finding.items:
            assert plain(item.name) in said
            assert plain(" · ".join(item.notes)) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_a4_with_edition_and_page_of_pages(sample: Publication, language: str) -> None:
    pack = made(sample, group(sample, tribe="Search"), language)
    pages, text = opened(pack).pages, Text(language)
    assert len(pages) >= len(pack.findings)
    for number, page in enumerate(pages, start=1):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4, 0.01)
        said = plain(page.extract_text())
        assert plain(text("Page {page} of {pages}", page=number, pages=len(pages))) in said
        assert plain(pack.about.title) in said
        assert plain(text("publication {version}", version=pack.about.version)) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_says_what_it_is(sample: Publication, language: str) -> None:
    pack = made(sample, whole(sample), language)
    document = opened(pack)
    about = document.metadata
    assert about is not None
    assert about.title == pack.about.title
    assert about.creation_date is not None
    assert about.creation_date.replace(tzinfo=None) == pack.about.published_at.replace(
        microsecond=0
    )
    catalogue = document.root_object
    assert catalogue["/Lang"] == {"en": "en-GB", "fr": "fr-FR"}[language]
    assert [entry["/Title"] for entry in document.outline] == [f.title for f in pack.findings]


def test_charts_say_their_numbers_to_those_who_do_not_see_them(sample: Publication) -> None:
    pack = made(sample, whole(sample))
    document = opened(pack)
    with_charts = [finding for finding in pack.findings if finding.figures()]
    told = list(alternatives(document.root_object["/StructTreeRoot"]["/K"]))
    assert len(told) == len(with_charts) == sum(len(page.images) for page in document.pages)
    for finding, words in zip(with_charts, told, strict=True):
        assert all(chart.alt in words for chart in finding.charts)


def test_a_hidden_group_is_said_on_the_first_page(sample: Publication) -> None:
    chosen = whole(sample, hidden="Legal", why_not="too_small")
    pack = made(sample, chosen)
    assert pack.about.hidden
    assert plain(pack.about.hidden) in plain(opened(pack).pages[0].extract_text())


def test_a_long_name_of_a_group_stays_on_the_page(bare: Publication) -> None:
    chosen = replace(whole(bare), label=", ".join(["Platform and infrastructure"] * 7))
    pack = made(bare, chosen)
    ends: list[float] = []

    def seen(words: str, _current: Any, place: Any, _font: Any, size: float) -> None:
        ends.append(place[4] + len(words.strip()) * size * 0.3)

    page = opened(pack).pages[0]
    page.extract_text(visitor_text=seen)
    assert max(ends) < float(page.mediabox.width)


def test_surveys_alone_make_a_document(bare: Publication) -> None:
    pack = made(bare, whole(bare))
    assert len(opened(pack).pages) >= len(pack.findings)


def test_the_same_pack_gives_the_same_bytes(bare: Publication) -> None:
    pack = made(bare, whole(bare), "fr")
    assert pdf(pack) == pdf(pack)
