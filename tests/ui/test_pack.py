"""What is offered to take along: which group it speaks of, and what it costs a page."""

from __future__ import annotations

import subprocess
import sys

import pytest

from barometer.store.publication import Publication
from barometer.text import Text
from barometer.ui.groups import Group, shown
from barometer.ui.pack import selection
from barometer.ui.visit import Visit

EDITION = "2026-S2"


@pytest.fixture
def here(stand_in_publication: Publication) -> Visit:
    return Visit(Text("en"), stand_in_publication)


def test_the_whole_organisation_has_no_label(here: Visit) -> None:
    chosen = selection(here, EDITION, shown(here, EDITION))
    assert (chosen.label, chosen.slices, chosen.hidden) == ("", ("all",), "")


def test_a_group_keeps_its_label_and_size(here: Visit) -> None:
    group = shown(here, EDITION, ("Search", "Checkout"))
    chosen = selection(here, EDITION, group)
    assert chosen.label == "Search and Checkout"
    assert (chosen.slices, chosen.n) == (group.slices, group.n)


def test_a_hidden_group_is_told_with_its_reason(here: Visit) -> None:
    chosen = selection(here, EDITION, shown(here, EDITION, ("Labs",)))
    assert (chosen.label, chosen.hidden) == ("Other tribes", "Labs")
    assert "too small" in chosen.why_not


def test_all_people_in_the_place_of_a_hidden_group(here: Visit) -> None:
    group = Group(("all",), "the whole organisation", 56, (), "Nowhere", "it is not published")
    chosen = selection(here, EDITION, group)
    assert (chosen.label, chosen.hidden, chosen.why_not) == (
        "",
        "Nowhere",
        "it is not published",
    )


def test_a_page_pays_nothing_for_slides_nobody_asks_for() -> None:
    loaded = "import sys, barometer.ui.pack; print(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    for module in ("'pptx'", "'fpdf'", "'matplotlib'", "'openpyxl'"):
        assert module not in done.stdout
