"""The slides, opened again: a finding each, charts of the program's own, nothing spilling over."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from barometer.evidence.model import Chart, Pack, Table
from barometer.evidence.pptx import pptx
from barometer.evidence.slides import fitting, tables
from barometer.evidence.slides.frame import Box
from barometer.export import FORMULA_STARTS
from barometer.findings.columns import Column
from barometer.store.publication import Publication
from barometer.text import Text
from tests.evidence.packs import finding, group, made, whole

LANGUAGES = ("en", "fr")
SHADE = ("#ffffff", "#000000")
TAGS = {"en": "en-GB", "fr": "fr-FR"}


def opened(pack: Pack) -> Any:
    return Presentation(io.BytesIO(pptx(pack)))


def charts(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.has_chart]


def words(slide: Any) -> str:
    """Every word of the slide, tables among them."""
    said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            said += [cell.text for row in shape.table.rows for cell in row.cells]
    return " | ".join(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_finding_is_the_title_of_a_slide(sample: Publication, language: str) -> None:
    pack = made(sample, whole(sample), language)
    slides = opened(pack).slides
    assert 8 <= len(slides) <= 10
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles == [one.title for one in pack.findings]
    for slide, one in zip(slides, pack.findings, strict=True):
        footer = next(p for p in slide.placeholders if p.element.ph.get("type") == "ftr")
        assert footer.text_frame.text == one.source
        notes = slide.notes_slide.notes_text_frame.text
        assert all(note in notes for note in one.notes)
        assert one.source in notes


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_are_native_and_hold_the_packs_numbers(sample: Publication, language: str) -> None:
    pack = made(sample, group(sample, tribe="Search"), language)
    drawn = 0
    for slide, one in zip(opened(pack).slides, pack.findings, strict=True):
        if one.numbers:
            continue
        for shape, chart in zip(charts(slide), one.charts, strict=True):
            drawn += 1
            plots = [series for plot in shape.chart.plots for series in plot.series]
            told = [tuple(series.values) for series in plots]
            wanted = [series.values for series in (*chart.series, chart.over) if series]
            assert told == wanted
            assert tuple(shape.chart.plots[0].categories) == chart.categories
            assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == chart.alt
    assert drawn == 12


def test_scores_run_to_100_and_shares_to_all(sample: Publication) -> None:
    pack = made(sample, whole(sample))
    for slide, one in zip(opened(pack).slides, pack.findings, strict=True):
        for shape, chart in zip(charts(slide), one.charts, strict=False):
            if chart.top is None or one.numbers:
                continue
            axis = shape.chart.value_axis
            assert axis.minimum_scale == 0
            assert chart.top <= axis.maximum_scale <= chart.top * 1.12


def ends_of(shape: Any, chart: Chart) -> list[list[float]]:
    """The lengths of the error bars of the last series: up, then down."""
    bars = shape.chart.plots[0].series[len(chart.series) - 1]._element.find(qn("c:errBars"))
    return [
        [float(point.text) for point in bars.find(qn(name)).iter(qn("c:v"))]
        for name in ("c:plus", "c:minus")
    ]


@pytest.mark.parametrize("key", ["themes", "pain_points"])
def test_bands_are_error_bars(sample: Publication, key: str) -> None:
    pack = made(sample, whole(sample))
    place = [one.key for one in pack.findings].index(key)
    chart = finding(pack, key).charts[0]
    series = chart.series[-1]
    above, below = ends_of(charts(opened(pack).slides[place])[0], chart)
    ends = list(zip(series.values, series.low, series.high, strict=True))
    assert above == pytest.approx([high - value for value, _low, high in ends], abs=1e-5)
    assert below == pytest.approx([value - low for value, low, _high in ends], abs=1e-5)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["themes", "participation", "pain_points"])
def test_tables_are_tables_and_hold_the_packs_cells(
    sample: Publication, language: str, key: str
) -> None:
    pack = made(sample, whole(sample), language)
    slide = opened(pack).slides[[one.key for one in pack.findings].index(key)]
    table = finding(pack, key).table
    assert table is not None
    drawn = next(shape.table for shape in slide.shapes if shape.has_table)
    told = [[cell.text for cell in row.cells] for row in drawn.rows]
    assert told == [table.header, *table.cells(Text(language))]
    assert drawn.first_row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tribe", ["", "Search", "Search;Checkout"])
def test_nothing_leaves_its_box_or_the_slide(
    sample: Publication, language: str, tribe: str
) -> None:
    chosen = group(sample, tribe=tribe) if tribe else whole(sample)
    presentation = opened(made(sample, chosen, language))
    wide, high = presentation.slide_width, presentation.slide_height
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= wide
            assert 0 <= shape.top <= shape.top + shape.height <= high
            if shape.has_text_frame and shape.text_frame.text and not is_number(shape):
                assert needed(shape) <= shape.height / 914400 + 0.01, shape.text_frame.text


def is_number(shape: Any) -> bool:
    return bool(shape.is_placeholder and shape.element.ph.get("type") == "sldNum")


def needed(shape: Any) -> float:
    """The height of the words of a shape, in inches."""
    run = shape.text_frame.paragraphs[0].runs[0]
    size, bold = run.font.size.pt, bool(run.font.bold)
    lines = fitting.lines(shape.text_frame.text, size, shape.width / 914400, bold=bold)
    return fitting.height(lines, size)


def test_no_words_are_smaller_than_eight_points(sample: Publication) -> None:
    for slide in opened(made(sample, whole(sample), "fr")).slides:
        sizes = [int(size) for size in slide._element.xpath(".//a:rPr/@sz")]
        assert sizes
        assert min(sizes) >= Pt(8).centipoints


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_says_its_language(sample: Publication, language: str) -> None:
    presentation = opened(made(sample, whole(sample), language))
    assert presentation.core_properties.language == TAGS[language]
    for slide in presentation.slides:
        spoken = [run.get("lang") for run in slide._element.iter(qn("a:rPr"))]
        spoken += [r.get("lang") for r in slide.notes_slide._element.iter(qn("a:rPr"))]
        spoken += [
            part.get("lang")
            for shape in charts(slide)
            for part in shape.chart._chartSpace.iter(qn("a:defRPr"))
        ]
        assert set(spoken) == {TAGS[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_are_written_as_the_language_writes_them(sample: Publication, language: str) -> None:
    pack = made(sample, whole(sample), language)
    slide = opened(pack).slides[[one.key for one in pack.findings].index("questions")]
    labels = charts(slide)[0].chart.plots[0].series[0].data_labels
    assert labels.number_format == {"en": "0%", "fr": '0"\u202f"%'}[language]


def test_the_file_names_no_person_and_is_the_same_each_time(sample: Publication) -> None:
    pack = made(sample, whole(sample))
    said = opened(pack).core_properties
    assert (said.author, said.last_modified_by) == ("Product Barometer", "Product Barometer")
    assert said.created == pack.about.published_at.replace(microsecond=0)
    assert pptx(pack) == pptx(made(sample, whole(sample)))


def test_only_the_layout_in_use_is_left(sample: Publication) -> None:
    presentation = opened(made(sample, whole(sample)))
    assert len(presentation.slide_layouts) == 1
    assert round(presentation.slide_width / presentation.slide_height, 2) == 1.78


def test_a_hidden_group_is_said_on_the_first_slide_and_counted_nowhere(
    stand_in_publication: Publication,
) -> None:
    chosen = group(stand_in_publication, tribe="other")
    given = {name: getattr(chosen, name) for name in ("edition", "slices", "n", "label")}
    hidden = {"hidden": "Labs", "why_not": "it is too small to be shown alone"}
    slides = opened(made(stand_in_publication, type(chosen)(**given, **hidden))).slides
    assert "Labs is not shown: it is too small" in words(slides[0])
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert "Labs" not in [cell.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                assert "Labs" not in list(shape.chart.plots[0].categories)


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_without_sessions_and_views(bare: Publication, language: str) -> None:
    pack = made(bare, whole(bare), language)
    assert len(opened(pack).slides) == len(pack.findings) == 8


def test_names_that_look_like_formulas_are_text_in_the_charts_own_books(
    hostile: Publication,
) -> None:
    pack = made(hostile, whole(hostile))
    with zipfile.ZipFile(io.BytesIO(pptx(pack))) as archive:
        books = [name for name in archive.namelist() if name.endswith(".xlsx")]
        assert len(books) > 10
        cells = [
            cell
            for name in books
            for row in openpyxl.load_workbook(io.BytesIO(archive.read(name))).active.iter_rows()
            for cell in row
        ]
    assert any(str(cell.value).startswith("'=1+1") for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)
    said = [str(cell.value) for cell in cells if cell.data_type == "s"]
    assert not [value for value in said if value.startswith(FORMULA_STARTS)]


def test_a_table_too_long_for_its_slide_says_how_many_rows_are_left_out() -> None:
    rows = [{"name": f"Initiative {place}"} for place in range(60)]
    table = Table("Initiatives", rows, {"name": Column("Initiative")}, {(30, "name"): SHADE})
    laid = tables.lay_out(table, Box(0, 0, 4.0, 4.0), Text("en"))
    assert sum(laid.heights) <= 4.0
    assert laid.rows[-1] == [f"{60 - laid.told} more in the workbook"]
    assert laid.rows[1 : laid.told + 1] == [[f"Initiative {n}"] for n in range(laid.told)]


def test_axes_have_numbers_the_format_allows(sample: Publication) -> None:
    """Strict readers refuse the library's own, below zero; others mix up those over 2³¹."""
    numbers = [
        int(part.get("val"))
        for slide in opened(made(sample, whole(sample))).slides
        for shape in charts(slide)
        for part in shape.chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx"))
    ]
    assert len(numbers) > 30
    assert 0 <= min(numbers) < max(numbers) < 2**31


def test_boxes_of_words_do_not_lie_over_each_other(sample: Publication) -> None:
    for slide in opened(made(sample, whole(sample), "fr")).slides:
        boxes = [s for s in slide.shapes if s.has_text_frame and s.text_frame.text]
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                across = min(one.left + one.width, other.left + other.width) - max(
                    one.left, other.left
                )
                down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
                assert across <= 0 or down <= 0, (one.text_frame.text, other.text_frame.text)
