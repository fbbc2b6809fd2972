"""The participation page: an edition being answered, and those who did not answer one."""

from __future__ import annotations

from pathlib import Path

import pytest

from barometer.store.home import Home
from tests.pages.test_pages import changed, charts, html, opened
from tests.shown_tables import shown_tables

APART = (
    "UPDATE nonresponse SET p = 0.001, differs = TRUE, weighted = 51 WHERE edition = '2026-S2';"
    "UPDATE early_late SET difference = -12, low = -18, high = -6, verdict = 'down'"
    " WHERE theme = 'data'"
)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_warning_where_nothing_differs(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("participation", sample_home, monkeypatch, lang=language)
    assert not app.exception
    assert not app.warning
    assert len(app.subheader) == 2


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_plain_warning_where_they_differ(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("participation", changed(tmp_path, APART), monkeypatch, lang=language)
    assert not app.exception
    assert len(app.warning) == 2
    assert "−12" in app.warning[1].value
    assert "54" in html(app)


def test_what_is_not_known_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = changed(tmp_path, "DELETE FROM early_late")
    app = opened("participation", home, monkeypatch, lang="en")
    (tribes,) = (part.value for part in app.subheader)
    assert tribes.startswith("Furthest apart: ")
    home = changed(tmp_path / "neither", "DELETE FROM early_late; DELETE FROM nonresponse")
    app = opened("participation", home, monkeypatch, lang="en")
    assert not app.subheader
    assert not app.exception


# 2026-S2 on its ninth day of fourteen: 23 of 60, five in each tribe.
SCORES = ("theme_scores", "maturity", "answers", "question_scores", "changes", "early_late")
OPEN = "".join(f"DELETE FROM {table} WHERE edition = '2026-S2';" for table in SCORES) + (
    "UPDATE editions SET status = 'open', responded = 23, previous = NULL, opens_on = '2026-10-30',"
    " closes_on = '2026-11-13' WHERE edition = '2026-S2';"
    "UPDATE slices SET published = FALSE, n = NULL, reason = 'open' WHERE edition = '2026-S2';"
    "UPDATE participation SET responded = 5 WHERE edition = '2026-S2' AND tribe IS NOT NULL;"
    "UPDATE participation SET responded = 23 WHERE edition = '2026-S2' AND tribe IS NULL;"
    "DELETE FROM collection WHERE edition = '2026-S2' AND day > 6;"
    "UPDATE collection SET responded = 23 WHERE edition = '2026-S2' AND day = 6;"
    "UPDATE batches SET loaded_at = '2026-11-07';"
)
ALONE = "DELETE FROM editions WHERE edition <> '2026-S2';"


def open_edition(folder: Path, more: str = "") -> Home:
    """A home with an edition being answered, changed by more SQL."""
    return changed(folder, OPEN + more)


def test_the_page_opens_on_the_edition_being_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("participation", open_edition(tmp_path), monkeypatch, lang="en")
    assert not app.exception
    assert app.selectbox(key="choose_edition").value == "2026-S2"
    assert app.title[0].value == "23 of 60 so far, 6 days left"
    said = html(app)
    assert "As of 7 Nov 2026." in said
    assert "29 more would reach last time’s 87%." in said  # 52 of 60
    assert "By day 9 of collection: 38% now, " in said
    assert "Scores are not shown while an edition is open" in app.info[0].value
    assert len(charts(app)) == 3


def test_tribes_say_how_many_more_would_match_the_last_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("participation", open_edition(tmp_path), monkeypatch, lang="en")
    assert any(part.value.startswith("To match last time: 5 more in ") for part in app.header)
    app.toggle(key="table_tribes").set_value(True).run()
    table = shown_tables(app)[0]
    matched, before = table["part"] + table["to_go"], table["rate_before"] / 100
    assert (matched / table["whole"] >= before - 0.005).all()
    assert ((matched - 1) / table["whole"] < before).all()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "more",
    [
        "",
        ALONE,
        "UPDATE editions SET invited = NULL; UPDATE participation SET invited = NULL;",
        "UPDATE editions SET opens_on = NULL, closes_on = NULL; DELETE FROM collection;",
        "DELETE FROM batches;",
        "UPDATE editions SET invited = 40 WHERE edition = '2026-S1';",
    ],
    ids=["whole", "no earlier one", "nobody invited", "no dates", "no batch", "no last rate"],
)
def test_an_open_edition_in_whatever_state(
    more: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("participation", open_edition(tmp_path, more), monkeypatch, lang=language)
    assert not app.exception
    assert not app.error
    assert "23" in app.title[0].value
    assert ("29" in html(app)) == (more in ("", "DELETE FROM batches;") or "opens_on" in more)
    assert "None" not in html(app) + app.title[0].value


def test_nobody_has_answered_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = (
        "UPDATE editions SET responded = 0 WHERE edition = '2026-S2';"
        "UPDATE participation SET responded = 0 WHERE edition = '2026-S2';"
        "DELETE FROM collection WHERE edition = '2026-S2'"
    )
    for language in ("en", "fr"):
        home = open_edition(tmp_path / language, more)
        app = opened("participation", home, monkeypatch, lang=language)
        assert not app.exception
        assert app.title[0].value.startswith("0 ")
        assert "52" in html(app)


def test_more_have_answered_than_were_invited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "UPDATE editions SET invited = 20 WHERE edition = '2026-S2'"
    app = opened("participation", open_edition(tmp_path, more), monkeypatch, lang="en")
    assert not app.exception
    assert app.title[0].value == "23 answers so far, 6 days left"
    assert "More people answered than were invited: check the population." in html(app)
    assert "last time’s" not in html(app)


@pytest.mark.parametrize(
    ("closes", "said"),
    [
        ("2026-11-08", "1 day left"),
        ("2026-11-07", "on its last day"),
        ("2026-11-06", "its closing day is over"),
    ],
)
def test_days_left_are_counted_from_when_answers_were_loaded(
    closes: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = f"UPDATE editions SET closes_on = '{closes}' WHERE edition = '2026-S2'"
    app = opened("participation", open_edition(tmp_path, more), monkeypatch, lang="en")
    assert app.title[0].value == f"23 of 60 so far, {said}"


def test_the_last_rate_is_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = (
        "UPDATE editions SET responded = 52 WHERE edition = '2026-S2';"
        "UPDATE participation SET responded = invited WHERE edition = '2026-S2'"
    )
    app = opened("participation", open_edition(tmp_path, more), monkeypatch, lang="en")
    assert "Last time’s 87% is reached." in html(app)
    assert "Every tribe has reached last time’s rate" in [part.value for part in app.header]


def test_an_earlier_edition_is_shown_as_before_while_one_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"edition": "2026-S1", "lang": "en"}
    app = opened("participation", open_edition(tmp_path), monkeypatch, **link)
    assert not app.exception
    assert app.title[0].value.startswith("87% answered")
    assert "so far" not in html(app)
    assert len(charts(app)) == 7


def test_the_silent_are_said_to_move_no_more_than_their_bounds(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("participation", sample_home, monkeypatch, lang="en")
    app.toggle(key="table_silence").set_value(True).run()
    table = shown_tables(app)[0]
    far = max(
        (table["score"] - table["silent_low"]).max(), (table["silent_high"] - table["score"]).max()
    )
    said = next(part.value for part in app.header if part.value.startswith("Those who did not"))
    points = int(said.split()[-2])
    assert points - 1 < far + 0.1
    assert far <= points + 0.1
