"""The published tables behind a pack: as a workbook, and as CSV files in an archive."""

from __future__ import annotations

import io
import zipfile

from barometer.evidence.model import Pack, Table
from barometer.evidence.slides.fitting import width
from barometer.export import Sheet, csv_bytes, workbook_bytes
from barometer.findings.columns import Kind
from barometer.metrics import load_metrics
from barometer.questionnaire import normalise
from barometer.text import NARROW_NBSP, Text

NARROW, WIDE = 9.0, 60.0  # of a column, in letters
LETTER = 0.075  # of a letter at 10 points, in inches


def xlsx(pack: Pack) -> bytes:
    """The workbook: what it is, the groups shown and hidden, then one sheet a table."""
    text = Text(pack.about.language)
    header, facts = about_rows(pack, text)
    about = Sheet(text("About"), header, facts, widths=(28.0, 110.0))
    tables = [_sheet(table, text) for table in (pack.groups, *pack.tables)]
    return workbook_bytes([about, *tables], title=pack.about.title, made_at=pack.about.published_at)


def csv_archive(pack: Pack) -> bytes:
    """One CSV a sheet of the workbook, in its order, in an archive."""
    text, out = Text(pack.about.language), io.BytesIO()
    found = [(text("About"), *about_rows(pack, text))]
    found += [(table.name, table.header, table.values) for table in (pack.groups, *pack.tables)]
    with zipfile.ZipFile(out, "w") as archive:
        for number, (name, header, rows) in enumerate(found):
            file = f"{number:02d}-{slug(name)}.csv"
            part = zipfile.ZipInfo(file, pack.about.published_at.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, csv_bytes(header, rows))
    return out.getvalue()


def slug(name: str) -> str:
    """The name as a file may have it anywhere."""
    return normalise(name).replace(" ", "-") or "x"


def about_rows(pack: Pack, text: Text) -> tuple[list[str], list[list[str]]]:
    """Where the numbers come from: a header, and one fact a row."""
    about = pack.about
    unknown = text("not known")
    facts = [
        (text("Title"), about.title),
        (text("Edition"), about.edition),
        (text("Publication"), text.number(about.version)),
        (text("Published"), text.day(about.published_at)),
        (text("Group"), about.group),
        (text("Answered"), text.number(about.n)),
        (text("Invited"), unknown if about.invited is None else text.number(about.invited)),
        (text("Minimum group"), text.number(about.minimum_group)),
        (text("Not shown"), about.hidden),
        (text("What hidden means"), text.of(load_metrics()["minimum_group"].method)),
        *((text("How to read"), line) for line in about.how_to_read),
        *((table.name, _source_of(table, pack)) for table in pack.tables),
    ]
    shown = [[what, value] for what, value in facts if value]
    return [text("What"), text("Value")], shown


def _source_of(table: Table, pack: Pack) -> str:
    """The source of the finding a table stands behind."""
    return next(finding.source for finding in pack.findings if table in finding.sheets)


def _sheet(table: Table, text: Text) -> Sheet:
    kinds = [column.kind for column in table.columns.values()]
    formats = [_format(kind, text) for kind in kinds]
    return Sheet(table.name, table.header, table.values, formats, _widths(table, text))


def _format(kind: Kind, text: Text) -> str:
    """How a spreadsheet writes numbers and days of that kind."""
    percent = f'0"{NARROW_NBSP}"%' if text.language == "fr" else "0%"
    day = "dd/mm/yyyy" if text.language == "fr" else "d mmm yyyy"
    formats = {
        "number": "#,##0",
        "score": "0.0",
        "points": "+0.0;-0.0;0.0",
        "share": percent,
        "day": day,
    }
    return formats.get(kind, "")


def _widths(table: Table, text: Text) -> list[float]:
    """As wide as the words, within reason."""
    rows = [table.header, *table.cells(text)]
    longest = [max(width(row[place], 10) for row in rows) for place in range(len(rows[0]))]
    return [min(WIDE, max(NARROW, inches / LETTER + 2)) for inches in longest]
