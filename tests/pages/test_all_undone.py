"""A home where all that was loaded is undone: every page says that nothing is loaded."""

from __future__ import annotations

import pytest

from barometer.settings import Settings
from barometer.store.home import Home
from pipelines.load import Request, check_parts, load_parts
from pipelines.publish import publish
from pipelines.source import Source
from pipelines.undo import undo
from tests.pages.test_pages import CHARTS, charts, html, opened
from tests.pipelines.conftest import QUESTIONNAIRE

NOT_OF_A_PUBLICATION = ("import_data", "history")
FILES = {
    "survey": "respondent,tribe,data_1,culture_1\n"
    + "".join(f"p{i}@p.example,Search,{i % 5 + 1},3\n" for i in range(9)),
    "attendance": "held_on,name,minutes\n2026-01-16,Ada,60\n",
    "views": "resource,viewed_on,views\n/a,2026-02-01,3\n",
    "initiatives": "initiative,title,status\ni1,A new door,running\n",
}


@pytest.fixture(scope="module")
def emptied_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home that showed a file of each kind, until each was undone."""
    home = Home(tmp_path_factory.mktemp("emptied")).make()
    home.questionnaire.write_text(QUESTIONNAIRE, encoding="utf-8")
    settings = Settings(home=home.path)
    for kind, written in FILES.items():
        source = Source(f"{kind}.csv", written.encode())
        request = Request(edition="2026-S1" if kind == "survey" else None)
        load_parts(source, check_parts(source, request, settings), settings)
    publish(settings)
    for batch in range(1, len(FILES) + 1):
        undo(settings, batch)
    return home


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", [page for page in CHARTS if page not in NOT_OF_A_PUBLICATION])
def test_nothing_undone_is_shown(
    page: str, language: str, emptied_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, emptied_home, monkeypatch, lang=language)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1
    assert not charts(app)
    shown = html(app) + app.title[0].value
    for trace in ("2026-S1", "Search", "A new door", "/a"):
        assert trace not in shown
    assert app.info or page == "method"
