"""The workbook and the CSV files: the published tables, with numbers as numbers."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from barometer.evidence.model import Pack
from barometer.evidence.workbook import csv_archive, slug, xlsx
from barometer.export import FORMULA_STARTS
from barometer.store.publication import Publication
from tests.evidence.packs import group, made, whole

LANGUAGES = ("en", "fr")


def opened(pack: Pack) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx(pack)))


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def files(pack: Pack) -> dict[str, list[list[str]]]:
    """Each CSV of the archive by its name."""
    with zipfile.ZipFile(io.BytesIO(csv_archive(pack))) as archive:
        return {
            name: list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_a_table_with_its_header_in_view(sample: Publication, language: str) -> None:
    pack = made(sample, whole(sample), language)
    book = opened(pack)
    assert len(book.sheetnames) == 2 + len(pack.tables)
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    for sheet, table in zip(book.worksheets[2:], pack.tables, strict=True):
        assert sheet.freeze_panes == "A2"
        assert list(rows(sheet)[0]) == table.header
        assert sheet.max_row == len(table.rows) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_scores_are_those_published(sample: Publication, language: str) -> None:
    chosen = group(sample, tribe="Search")
    pack = made(sample, chosen, language)
    place = [table.name for table in pack.tables].index(pack.findings[1].sheets[0].name)
    sheet = opened(pack).worksheets[2 + place]
    columns = list(pack.tables[place].columns)
    told = sorted(row[columns.index("score")] for row in rows(sheet)[1:])
    published = sample.rows(
        "SELECT score FROM theme_scores WHERE edition = $edition AND slice_id = $slice_id"
        " ORDER BY score",
        {"edition": chosen.edition, "slice_id": chosen.slices[0]},
    )
    assert told == pytest.approx([row["score"] for row in published])


@pytest.mark.parametrize(
    ("language", "share", "day"), [("en", "0%", "d mmm yyyy"), ("fr", '0"\u202f"%', "dd/mm/yyyy")]
)
def test_numbers_are_numbers_written_as_the_language_writes_them(
    sample: Publication, language: str, share: str, day: str
) -> None:
    pack = made(sample, whole(sample), language)
    formats = {"share": share, "day": day, "score": "0.0", "number": "#,##0"}
    seen = set()
    for sheet, table in zip(opened(pack).worksheets[2:], pack.tables, strict=True):
        for place, column in enumerate(table.columns.values(), start=1):
            cells = [sheet.cell(row, place) for row in range(2, sheet.max_row + 1)]
            for cell in cells:
                if column.kind in formats and cell.value is not None:
                    assert isinstance(cell.value, int | float | datetime)
                    assert cell.number_format == formats[column.kind]
                    seen.add(column.kind)
    assert seen == set(formats)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sheet_says_where_it_comes_from(sample: Publication, language: str) -> None:
    pack = made(sample, group(sample, tribe="Search"), language)
    said = " | ".join(str(value) for row in rows(opened(pack).worksheets[0]) for value in row)
    about = pack.about
    for part in (about.title, about.edition, "Search", "14", "15", str(about.version)):
        assert part in said
    assert all(line in said for line in about.how_to_read)


def test_hidden_groups_have_a_reason_and_no_count(sample: Publication) -> None:
    pack = made(sample, whole(sample))
    published = sample.rows(
        "SELECT published, n FROM slices WHERE edition = $edition",
        {"edition": pack.about.edition},
    )
    told = rows(opened(pack).worksheets[1])[1:]
    assert len(told) == len(published)
    hidden = [row for row in told if row[2]]
    assert len(hidden) == sum(not row["published"] for row in published) > 10
    assert all(row[1] is None for row in hidden)
    counted = [row["n"] for row in published if row["n"] is not None]
    assert sorted(row[1] for row in told if not row[2]) == sorted(counted)


@pytest.mark.parametrize("name", ["Labs", "Tiny"])
def test_a_hidden_tribe_is_named_where_groups_are_listed_and_nowhere_else(
    stand_in_publication: Publication, name: str
) -> None:
    book = opened(made(stand_in_publication, whole(stand_in_publication)))
    found = {
        sheet.title
        for sheet in book
        for row in rows(sheet)
        if any(name in str(value) for value in row)
    }
    assert found == {"Groups"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_csv_files_hold_the_same_rows(sample: Publication, language: str) -> None:
    pack = made(sample, whole(sample), language)
    found = files(pack)
    assert len(found) == 2 + len(pack.tables)
    assert all(name.isascii() and name == name.lower() for name in found)
    for (name, told), table in zip(list(found.items())[2:], pack.tables, strict=True):
        assert slug(table.name) in name
        assert told[0] == table.header
        assert len(told) == len(table.rows) + 1


def test_no_cell_is_a_formula(hostile: Publication) -> None:
    pack = made(hostile, whole(hostile))
    cells = [cell for sheet in opened(pack) for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(str(cell.value).startswith("'@SUM") for cell in cells)
    written = [value for told in files(pack).values() for row in told for value in row]
    text = [value for value in written if value.startswith(FORMULA_STARTS)]
    assert [value for value in text if not is_number(value)] == []
    assert "'=1+1" in " ".join(written)


def is_number(value: str) -> bool:
    return value.lstrip("-").replace(".", "").replace("e-", "").isdigit()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_pack_gives_the_same_bytes(sample: Publication, language: str) -> None:
    first = made(sample, whole(sample), language)
    again = made(sample, whole(sample), language)
    assert xlsx(first) == xlsx(again)
    assert csv_archive(first) == csv_archive(again)


def test_tables_without_sessions_and_views(bare: Publication) -> None:
    pack = made(bare, whole(bare))
    assert len(opened(pack).worksheets) == 2 + len(pack.tables)
    assert all(table.rows for table in pack.tables)
