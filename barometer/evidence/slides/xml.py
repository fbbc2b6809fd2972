"""Elements of a slide's XML that the library has no word for."""

from __future__ import annotations

from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement


def element(tag: str, **attributes: str) -> Any:
    """A new element, named as in `c:errBars`."""
    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(name, value)
    return made


def add(parent: Any, tag: str, **attributes: str) -> Any:
    """A new element at the end of another."""
    made = element(tag, **attributes)
    parent.append(made)
    return made


def found(parent: Any, tag: str) -> Any:
    """The first child of that name, or None."""
    return parent.find(qn(tag))


def number_axes(chart: Any) -> None:
    """Give the axes of a chart small numbers: the library's are below zero.

    The format wants them from zero on, and some readers take those over 2³¹ for one and the same.
    """
    known: dict[str, str] = {}
    for part in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        part.set("val", known.setdefault(part.get("val"), str(len(known) + 1)))
