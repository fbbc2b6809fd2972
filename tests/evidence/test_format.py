"""The slides against the format's own rules (ECMA-376, 1st part, chapters 19 to 21).

A program that reads strictly repairs, or refuses, a file that breaks one of them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree
from pptx.oxml.ns import qn

from barometer.evidence.pptx import pptx
from barometer.store.publication import Publication
from tests.evidence.packs import group, made, whole

LABEL = "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent"
AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark"
    " minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt"
)
FILL = "noFill solidFill gradFill blipFill pattFill grpFill"
# The parts of an element in the order they must stand in.
ORDER = {
    "c:chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr"
    " txPr externalData printSettings userShapes",
    "c:chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend"
    " plotVisOnly dispBlanksAs showDLblsOverMax",
    "c:plotArea": "layout barChart lineChart catAx valAx dTable spPr",
    "c:manualLayout": "layoutTarget xMode yMode wMode hMode x y w h",
    "c:barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "c:lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth"
    " axId",
    "c:barChart/c:ser": "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline"
    " errBars cat val shape",
    "c:lineChart/c:ser": "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth",
    "c:dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    "c:dLbls": f"dLbl delete {LABEL} showBubbleSize separator showLeaderLines leaderLines",
    "c:dLbl": f"idx delete layout tx {LABEL} showBubbleSize separator",
    "c:errBars": "errDir errBarType errValType noEndCap plus minus val spPr",
    "c:marker": "symbol size spPr",
    "c:catAx": f"{AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
    "c:valAx": f"{AXIS} crossBetween majorUnit minorUnit dispUnits",
    "c:scaling": "logBase orientation max min",
    "c:numRef": "f numCache",
    "c:strRef": "f strCache",
    "c:numCache": "formatCode ptCount pt",
    "c:numLit": "formatCode ptCount pt",
    "c:strCache": "ptCount pt",
    "c:spPr": f"xfrm prstGeom {FILL} ln effectLst",
    "c:txPr": "bodyPr lstStyle p",
    "a:ln": f"{FILL} prstDash round bevel miter headEnd tailEnd",
    "a:defRPr": f"ln {FILL} effectLst highlight latin ea cs sym hlinkClick",
    "a:rPr": f"ln {FILL} effectLst highlight latin ea cs sym hlinkClick",
    "a:p": "pPr r br fld endParaRPr",
    "a:r": "rPr t",
    "a:fld": "rPr pPr t",
    "a:txBody": "bodyPr lstStyle p",
    "a:tbl": "tblPr tblGrid tr",
    "a:tc": "txBody tcPr",
    "a:tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {FILL}",
    "a:xfrm": "off ext chOff chExt",
    "p:sld": "cSld clrMapOvr transition timing",
    "p:notes": "cSld clrMapOvr",
    "p:spTree": "nvGrpSpPr grpSpPr sp graphicFrame",  # the last two in any order
    "p:nvGrpSpPr": "cNvPr cNvGrpSpPr nvPr",
    "p:nvSpPr": "cNvPr cNvSpPr nvPr",
    "p:nvGraphicFramePr": "cNvPr cNvGraphicFramePr nvPr",
    "p:sp": "nvSpPr spPr style txBody",
    "p:spPr": f"xfrm prstGeom {FILL} ln effectLst",
    "p:txBody": "bodyPr lstStyle p",
    "p:graphicFrame": "nvGraphicFramePr xfrm graphic",
    "p:xfrm": "off ext",
}
ANY_ORDER = {"p:spTree": {"sp", "graphicFrame"}, "a:p": {"r", "br", "fld"}}
# Where a label of a value may stand, by its chart and how its series are put together.
PLACES = {
    ("c:barChart", "clustered"): {"ctr", "inBase", "inEnd", "outEnd"},
    ("c:barChart", "stacked"): {"ctr", "inBase", "inEnd"},
    ("c:barChart", "percentStacked"): {"ctr", "inBase", "inEnd"},
    ("c:lineChart", "standard"): {"t", "b", "l", "r", "ctr"},
}
PREFIXES = {etree.QName(qn(f"{prefix}:any")).namespace: prefix for prefix in "acp"}


def named(part: Any) -> str:
    """`c:ser` for an element."""
    name = etree.QName(part)
    return f"{PREFIXES.get(name.namespace, name.namespace)}:{name.localname}"


def parts(book: zipfile.ZipFile) -> Iterator[Any]:
    """Every element of the slides, their notes and their charts."""
    for name in book.namelist():
        folder = name.rpartition("/")[0]
        if folder in {"ppt/slides", "ppt/charts", "ppt/notesSlides"}:
            yield from etree.fromstring(book.read(name)).iter()


@pytest.fixture(params=["whole", "group"])
def book(request: pytest.FixtureRequest, sample: Publication) -> zipfile.ZipFile:
    chosen = whole(sample) if request.param == "whole" else group(sample, tribe="Search")
    return zipfile.ZipFile(io.BytesIO(pptx(made(sample, chosen))))


def test_each_part_stands_where_the_format_wants_it(book: zipfile.ZipFile) -> None:
    seen = set()
    for part in parts(book):
        its = [named(child).partition(":")[2] for child in part]
        name = named(part)
        if name == "c:ser":
            name = f"{named(part.getparent())}/{name}"
        if len(set(its)) < 2:
            continue
        alike = ANY_ORDER.get(name, set())
        order = ORDER[name].split()
        places = [order.index(min(alike, key=order.index) if one in alike else one) for one in its]
        assert places == sorted(places), (name, its)
        seen.add(name)
    assert len(seen) > 40


def test_a_label_stands_where_its_kind_of_chart_has_a_place(book: zipfile.ZipFile) -> None:
    seen = 0
    for part in parts(book):
        if (kind := named(part)) in {"c:barChart", "c:lineChart"}:
            grouping = part.find(qn("c:grouping")).get("val")
            its = {label.get("val") for label in part.iter(qn("c:dLblPos"))}
            assert its <= PLACES[kind, grouping]
            seen += len(its)
    assert seen > 5


def test_no_file_stands_twice_and_each_one_named_is_there(book: zipfile.ZipFile) -> None:
    names = book.namelist()
    assert len(names) == len(set(names))
    listed = etree.fromstring(book.read("[Content_Types].xml"))
    declared = {part.get("PartName", "").removeprefix("/") for part in listed} - {""}
    assert declared <= set(names)
    for name in names:
        if name.endswith(".rels"):
            folder = name.rpartition("_rels/")[0]
            for relation in etree.fromstring(book.read(name)):
                target = relation.get("Target")
                if relation.get("TargetMode") != "External":
                    assert resolved(folder, target) in names, (name, target)


def resolved(folder: str, target: str) -> str:
    """`ppt/slides/` and `../charts/chart1.xml` → `ppt/charts/chart1.xml`."""
    if target.startswith("/"):
        return target[1:]
    path = folder.split("/")[:-1]
    for step in target.split("/"):
        path = path[:-1] if step == ".." else [*path, step]
    return "/".join(path)
