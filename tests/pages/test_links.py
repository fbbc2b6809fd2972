"""The links of the sidebar: what they take along to another page."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from barometer.store.home import Home
from tests.browser.driving import pages
from tests.pages.test_pages import opened

SHARED = ("edition", "tribes", "tribe", "role", "seniority")
ASKED = {"edition": "2026-S1", "tribe": "Search", "role": "product_design", "seniority": "senior"}


def taken(page: str, home: Home, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, str]]:
    """Page → what the sidebar's link to it says, where every filter is asked for on another."""
    app = opened(page, home, monkeypatch, lang="en", **ASKED)
    links = {link.proto.page: link.proto.query_string for link in app.get("page_link")}
    return {
        name or pages()[0]: {key: values[0] for key, values in parse_qs(said).items()}
        for name, said in links.items()
    }


def test_a_link_takes_along_the_filters_its_page_has(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = taken("maturity", stand_in_home, monkeypatch)
    assert set(said) == set(pages())
    known = {"lang": "en", "edition": "2026-S1"}
    assert said["maturity"] == ASKED | {"lang": "en"}
    assert said["participation"] == known
    assert said["pain_points"] == known | {"tribe": "Search", "role": "product_design"}
    assert said["overview"] == said["method"] == {"lang": "en"}


@pytest.mark.parametrize("page", pages())
def test_a_link_says_no_filter_its_page_does_not_have(
    page: str, stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = taken("maturity", stand_in_home, monkeypatch)[page]
    app = opened(page, stand_in_home, monkeypatch, lang="en", tribes="reported")
    offered = {part.key.removeprefix("choose_") for part in [*app.selectbox, *app.multiselect]}
    assert set(said) - {"lang"} <= offered
    assert {*SHARED} & offered <= {*said, "tribes"}


def test_several_tribes_are_taken_along(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", stand_in_home, monkeypatch, lang="en")
    tribes = app.multiselect(key="choose_tribe").options[:2]
    app.multiselect(key="choose_tribe").set_value(tribes).run()
    (link,) = (link for link in app.get("page_link") if link.proto.page == "pain_points")
    assert parse_qs(link.proto.query_string)["tribe"] == tribes
