"""The language of every word of a presentation, for spelling and for those who listen."""

from __future__ import annotations

from typing import Any

from pptx.oxml.ns import qn

from barometer.evidence.slides.xml import element as new
from barometer.evidence.slides.xml import found

TAGS = {"en": "en-GB", "fr": "fr-FR"}
_RUNS = ("a:r", "a:fld")


def speak(presentation: Any, language: str) -> None:
    """Mark the words of slides, notes and charts."""
    tag = TAGS.get(language, TAGS["en"])
    for slide in presentation.slides:
        _mark(slide._element, tag)
        _mark(slide.notes_slide._element, tag)
        for shape in slide.shapes:
            if shape.has_chart:
                _mark(shape.chart._chartSpace, tag)


def _mark(element: Any, tag: str) -> None:
    for name in _RUNS:
        for run in element.iter(qn(name)):
            properties = found(run, "a:rPr")
            if properties is None:
                properties = new("a:rPr")
                run.insert(0, properties)
            properties.set("lang", tag)
    for name in ("a:endParaRPr", "a:defRPr"):
        for properties in element.iter(qn(name)):
            properties.set("lang", tag)
