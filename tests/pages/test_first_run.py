"""The first-run page: from an empty home to the first publication, or the sample at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from barometer.questionnaire import read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from barometer.text import Text
from pipelines.load import Request, check_source, load_checked
from pipelines.publish import publish
from pipelines.sample import QUESTIONNAIRE
from pipelines.source import Source
from pipelines.starting import take_sample_questionnaire

APP = Path(__file__).parents[2] / "app.py"
Open = Callable[..., AppTest]
POPULATION = "edition,tribe,invited\n2026-S1,Search,12\n"
ANSWERS = "respondent,tribe,culture_1\n" + "".join(f"p{i},Search,{i % 5 + 1}\n" for i in range(9))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "new")


@pytest.fixture
def settings(home: Home) -> Settings:
    return Settings(home=home.path)


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Open:
    """The page of a home, in a language."""

    def open_page(home: Home, language: str = "en") -> AppTest:
        monkeypatch.setenv("BAROMETER_HOME", str(home.path))
        app = AppTest.from_file(str(APP), default_timeout=180)
        app.query_params["lang"] = language
        app.run()
        app.switch_page("pages/start.py")
        app.query_params["lang"] = language
        return app.run()

    return open_page


def load(settings: Settings, name: str, content: str, edition: str | None = None) -> None:
    source = Source(name, content.encode())
    request = Request(edition=edition)
    load_checked(source, request, check_source(source, request, settings), settings)


def steps(app: AppTest) -> list[str]:
    """The numbered titles: each says how far its step is."""
    return [header.value for header in app.header if header.value[:1].isdigit()]


def said(app: AppTest) -> str:
    return " ".join(str(piece.value) for piece in app.html)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_empty_home_offers_the_sample_and_four_steps(
    language: str, start: Open, home: Home
) -> None:
    app = start(home, language)
    assert not app.exception
    assert len(app.title) == 1
    assert app.button[0].label == Text(language)("Load the sample")
    assert [title[:2] for title in steps(app)] == ["1.", "2.", "3.", "4."]
    assert len(app.file_uploader) == 1
    assert not home.path.exists()


def test_every_page_of_an_empty_home_is_the_first_run(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAROMETER_HOME", str(home.path))
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert app.title[0].value == "Nothing has been published yet"
    assert app.button[0].label == "Load the sample"


def test_the_questionnaire_is_the_first_step(start: Open, home: Home) -> None:
    app = start(home)
    assert steps(app)[0] == "1. There is no questionnaire yet"
    assert "First, the questionnaire." in said(app)
    app.button(key="start_sample_questionnaire").click().run()
    questions = len(read_questionnaire(home.questionnaire).questions)
    assert steps(app)[0] == (
        f"1. The questionnaire: 5 themes, {questions} questions, in English and French"
    )
    assert "First, the questionnaire." not in said(app)
    assert len(app.get("page_link")) >= 2


def test_ones_own_questionnaire_takes_the_place_of_the_samples(start: Open, home: Home) -> None:
    take_sample_questionnaire(home)
    app = start(home)
    own = QUESTIONNAIRE.read_bytes().replace(b'"Culture & vision"', b'"Purpose"')
    app.file_uploader[0].upload("questionnaire.toml", own).run()
    assert not app.error
    assert home.questionnaire.read_bytes() == own
    assert "questionnaire of its own" in said(app)
    assert "start_sample" not in {button.key for button in app.button}


def test_a_questionnaire_that_does_not_hold_together_is_refused(start: Open, home: Home) -> None:
    app = start(home)
    app.file_uploader[0].upload("questionnaire.toml", b"themes = 3").run()
    assert "does not hold together" in app.error[0].value
    assert not home.questionnaire.exists()


def test_a_questionnaire_broken_in_the_home_is_said(start: Open, home: Home) -> None:
    home.make().questionnaire.write_text("themes =", encoding="utf-8")
    app = start(home)
    assert steps(app)[0] == "1. The questionnaire cannot be read"
    assert "not valid TOML" in app.error[0].value


def test_after_the_population_the_answers_are_next(
    start: Open, home: Home, settings: Settings
) -> None:
    take_sample_questionnaire(home)
    load(settings, "population.csv", POPULATION)
    app = start(home)
    assert steps(app)[1] == "2. Those invited are known for 1 edition, 2026-S1"
    assert steps(app)[2] == "3. There are no answers yet"
    assert "start_sample" not in {button.key for button in app.button}
    assert "files of its own" in said(app)
    assert not app.file_uploader, "files were matched with this questionnaire"


def test_loaded_answers_wait_for_publishing_then_are_shown(
    start: Open, home: Home, settings: Settings
) -> None:
    take_sample_questionnaire(home)
    load(settings, "population.csv", POPULATION)
    load(settings, "answers.csv", ANSWERS, "2026-S1")
    app = start(home)
    assert steps(app)[2] == "3. Answers are loaded for 1 edition, 2026-S1"
    assert "2 loaded files are not published yet" in said(app)
    publish(settings)
    app = start(home)
    assert app.title[0].value == "Publication 1 is shown"
    assert steps(app)[3].startswith("4. Published on ")
    assert "not published yet" not in said(app)
    assert "made-up" not in said(app)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_one_click_loads_the_sample_and_opens_the_overview(
    language: str, start: Open, home: Home
) -> None:
    app = start(home, language)
    app.button(key="start_sample").click().run()
    assert not app.exception
    assert not app.error
    published = latest(home)
    assert published is not None
    assert published.version == 1
    shown = said(app)
    space = {"en": "", "fr": "\u202f"}[language]
    for number in ("<b>58</b>", f"<b>93{space}%</b>", "<b>22</b>", f"<b>70{space}%</b>"):
        assert number in shown
    assert Text(language)("Sample: a made-up organisation") in shown
    app = start(home, language)
    assert "BAROMETER_HOME" in app.code[0].value
    assert "start_sample" not in {button.key for button in app.button}


def test_a_home_filled_meanwhile_is_left_alone(start: Open, home: Home, settings: Settings) -> None:
    app = start(home)
    take_sample_questionnaire(home)
    load(settings, "population.csv", POPULATION)
    app.button(key="start_sample").click().run()
    assert latest(home) is None
    assert "files of its own" in said(app) + " ".join(error.value for error in app.error)
