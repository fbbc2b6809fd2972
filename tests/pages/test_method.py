"""The Method page: every metric with its method, found by any word of either."""

from __future__ import annotations

import pytest

from barometer.metrics import load_metrics
from barometer.metrics.method_pages import method_page
from barometer.store.home import Home
from tests.pages.test_pages import opened


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_metric_shows_its_method(
    language: str, stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("method", stand_in_home, monkeypatch, lang=language)
    assert not app.exception
    said = [piece.value for piece in app.markdown]
    for metric in load_metrics().values():
        assert any(metric.method[language] in words for words in said), metric.id
        assert method_page(metric.page, language).words in said, metric.page
    assert len(app.expander) == len({metric.page for metric in load_metrics().values()})
    assert not any(expander.proto.expanded for expander in app.expander)


@pytest.mark.parametrize("metric", load_metrics())
def test_a_link_to_a_metric_shows_its_method_first(
    metric: str, stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("method", stand_in_home, monkeypatch, lang="fr", metric=metric)
    page = method_page(load_metrics()[metric].page, "fr")
    assert app.header[0].value == page.title
    assert load_metrics()[metric].method["fr"] in app.markdown[0].value
    assert app.markdown[1].value == page.words
    assert not any(page.title == one.label.split("**")[1] for one in app.expander)


@pytest.mark.parametrize(
    ("sought", "language", "titles"),
    [
        ("crie-t-il loup", "fr", {"verdicts"}),
        ("correlees", "fr", {"Évolution"}),
        ("derrick WELCH pseudonym", "en", {"Verdict"}),
    ],
)
def test_search_finds_words_of_the_method_without_accents(
    sought: str,
    language: str,
    titles: set[str],
    stand_in_home: Home,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened("method", stand_in_home, monkeypatch, lang=language, q=sought)
    labels = [expander.label for expander in app.expander]
    assert 0 < len(labels) < 22
    assert all(expander.proto.expanded for expander in app.expander)
    for title in titles:
        assert any(title in label for label in labels)


def test_search_for_what_no_method_says(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("method", stand_in_home, monkeypatch, lang="en", q="zebra")
    assert not app.expander
    assert "zebra" in " ".join(str(piece.value) for piece in app.info)
