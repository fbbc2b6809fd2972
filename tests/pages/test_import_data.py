"""The import journey: every step with small real files, from the upload to the publication."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from barometer.questionnaire import read_questionnaire
from barometer.store.home import Home
from barometer.store.publication import latest
from barometer.store.vault import open_vault
from pipelines.decisions import corrections, question_changes, remembered_columns
from pipelines.journey import coming_editions
from pipelines.lineage import read_lineage
from tests.pages import new_semester
from tests.pipelines.importers.files import FILES
from tests.shown_tables import shown_tables

APP = Path(__file__).parents[2] / "app.py"
PAGE = "pages/import_data.py"
COMING = coming_editions(date.today())[-1]


@pytest.fixture
def home(sample_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A copy of the sample's home, to be changed."""
    copied = Home(tmp_path / "copy")
    shutil.copytree(sample_home.path, copied.path)
    monkeypatch.setenv("BAROMETER_HOME", str(copied.path))
    return copied


class Journey:
    """The page as Product Ops walks it."""

    def __init__(self, language: str = "en") -> None:
        self.app = AppTest.from_file(str(APP), default_timeout=120)
        self.app.query_params["lang"] = language
        self.app.run()
        self.app.switch_page(PAGE)
        self.app.query_params["lang"] = language
        self.app.run()

    def take(self, *files: tuple[str, bytes]) -> Journey:
        for name, content in files:
            self.app.file_uploader[0].upload(name, content)
        return self._ran()

    def click(self, label: str) -> Journey:
        button = next(b for b in self.app.button if b.label.startswith(label))
        button.click()
        return self._ran()

    def choose(self, label: str, value: object) -> Journey:
        box = next(b for b in self.app.selectbox if b.label.startswith(label))
        box.set_value(value)
        return self._ran()

    def _ran(self) -> Journey:
        self.app.run()
        assert not self.app.exception
        return self

    @property
    def steps(self) -> list[str]:
        return [step.label for step in self.app.expander]

    @property
    def words(self) -> str:
        parts = (*self.app.html, *self.app.info, *self.app.warning, *self.app.error)
        parts += (*self.app.success, *self.app.markdown, *self.app.title)
        return " ".join(str(part.value) for part in parts)

    def step(self, start: str) -> str:
        return next(label for label in self.steps if start in label)

    def buttons(self) -> list[str]:
        return [button.label for button in self.app.button]


def batches(home: Home) -> list[dict[str, Any]]:
    with open_vault(home, 5) as vault:
        return vault.batches().to_dict("records")


def survey(*rows: str, header: str = "tribe,role,seniority,submitted_at,culture_1,data_1") -> bytes:
    return "\n".join([header, *rows]).encode()


def answers(tribe: str, n: int, day: str = "2027-05-18", answer: str = "Agree") -> list[str]:
    return [
        f"{tribe},Product management,Senior,{day}T09:{i:02d}:00,{answer},{1 + i % 5}"
        for i in range(n)
    ]


def test_a_new_semester_from_upload_to_publication(home: Home) -> None:
    walk = Journey().take((new_semester.NAME, new_semester.microsoft_forms()))
    assert "survey, 56 respondents, 1 sheet" in walk.step("Recognised as Microsoft Forms")
    assert walk.app.selectbox(key="import_1_edition").value == "2027-S1"
    walk.click("Continue")
    assert "from 17 May 2027 to 28 May 2027" in walk.step("Edition 2027-S1")
    assert "57 rows = 56 loaded + 0 rejected + 1 no data" in walk.step("Every row is good")
    assert "56 answered" in walk.words
    walk.click("Load 56 rows")
    assert "Loaded: Product Barometer 2027-S1" in walk.words
    assert batches(home)[-1]["edition"] == "2027-S1"
    before = latest(home)
    walk.click("Publish")
    after = latest(home)
    assert before is not None
    assert after is not None
    assert after.version == before.version + 1
    assert f"Published as number {after.version}" in walk.words
    links = {link.label: link.proto.page for link in walk.app.get("page_link")}
    assert {"Maturity", "Participation"} <= set(links)
    shown = after.rows("SELECT responded FROM editions WHERE edition = '2027-S1'")
    assert shown == [{"responded": 56}]


@pytest.mark.parametrize(("language", "title"), [("en", "Import data"), ("fr", "Importer")])
def test_the_page_speaks_both_languages(language: str, title: str, home: Home) -> None:
    walk = Journey(language)
    assert len(walk.app.title) == 1
    assert walk.app.title[0].value.startswith(title)
    walk.take((new_semester.NAME, new_semester.microsoft_forms(left=12)))
    assert any("Microsoft Forms" in step for step in walk.steps)


def test_nothing_is_loaded_by_looking(home: Home) -> None:
    before = batches(home)
    Journey().take((new_semester.NAME, new_semester.microsoft_forms())).click("Continue")
    assert batches(home) == before


def test_a_wrong_tribe_is_corrected_once_applied_and_taken_back(home: Home) -> None:
    walk = Journey().take(("population.csv", new_semester.population())).click("Load")
    rows = [*answers("Search", 8), *answers("Serach", 2, "2027-05-19")]
    walk.take(("first.csv", survey(*rows))).click("Continue")
    assert "11 rows = 8 loaded + 2 rejected + 1 no data" in walk.step("2 rows have a problem")
    table = shown_tables(walk.app)[-1]
    assert table["row"].tolist() == [10, 11]
    assert set(table["value"]) == {"Serach"}
    assert not any(label.startswith("Load") for label in walk.buttons())
    means = next(b for b in walk.app.selectbox if b.label.startswith("What “Serach” means"))
    assert means.value == "as it is"
    assert means.options[1] == "Search (looks most like it)"
    walk.choose("What “Serach” means", "Search")
    walk.app.text_input(key="import_2_reason").set_value("Typing error")
    walk.click("Keep 1 correction and check again")
    assert "11 rows = 10 loaded + 0 rejected + 1 no data" in walk.step("Every row is good")
    (kept,) = corrections(home)
    assert (kept.field, kept.written, kept.means) == ("tribe", "Serach", "Search")
    assert kept.reason == "Typing error"
    walk.click("Load 10 rows")
    again = [*answers("Search", 3, "2027-05-20"), *answers("serach", 1, "2027-05-21")]
    walk.take(("second.csv", survey(*again))).click("Continue")
    assert "5 rows = 4 loaded + 0 rejected + 1 no data" in walk.step("Every row is good")
    assert "“Serach” is read as “Search” in Tribe: 1 row. Typing error" in walk.words
    walk.click("Take it back")
    assert corrections(home) == ()
    assert "1 row has a problem" in walk.step("5 rows = 3 loaded + 1 rejected")


def test_a_renamed_tribe_is_said_as_what_became_of_it(home: Home) -> None:
    walk = Journey().take(("population.csv", new_semester.population())).click("Load")
    walk.take(("a.csv", survey(*answers("Search", 6), *answers("Discovery", 3, "2027-05-19"))))
    walk.click("Continue")
    assert "3 rows have a problem" in walk.step("10 rows")
    walk.app.multiselect(key="import_2_tribe_former").set_value(["Discovery"])
    walk.app.selectbox(key="import_2_tribe_name").set_value("Search")
    walk.app.text_input(key="import_2_tribe_reason").set_value("Reorganisation")
    walk.click("Note it and check again")
    assert "10 rows = 9 loaded + 0 rejected" in walk.step("Every row is good")
    change = read_lineage(home, read_questionnaire(home.questionnaire)).changes[-1]
    assert (change.change, change.former, change.names) == ("renamed", ("Discovery",), ("Search",))
    assert (change.since, change.reason) == ("2027-S1", "Reorganisation")


def test_merged_tribes_count_in_what_they_became(home: Home) -> None:
    walk = Journey().take(("population.csv", new_semester.population())).click("Load")
    rows = [*answers("Search", 6), *answers("Maps", 2, "2027-05-19"), *answers("Ads", 1)]
    walk.take(("a.csv", survey(*rows))).click("Continue")
    walk.app.multiselect(key="import_2_tribe_former").set_value(["Maps", "Ads"])
    walk.app.selectbox(key="import_2_tribe_name").set_value("Search")
    walk.click("Note it and check again")
    assert "10 rows = 9 loaded + 0 rejected" in walk.step("Every row is good")
    assert {c.written for c in corrections(home)} == {"Maps", "Ads"}


def test_a_tribe_cannot_become_itself(home: Home) -> None:
    walk = Journey().take(("population.csv", new_semester.population())).click("Load")
    walk.take(("a.csv", survey(*answers("Search", 6), *answers("Maps", 2)))).click("Continue")
    walk.app.multiselect(key="import_2_tribe_former").set_value(["Search"])
    walk.app.selectbox(key="import_2_tribe_name").set_value("Search")
    walk.click("Note it and check again")
    assert "cannot be renamed to its own name" in walk.words
    assert not (home.mappings / "tribes.toml").exists()


UNKNOWN = "Bereich;Leute;Notiz\nSearch;12;a\nLabs;8;b\n"


def test_an_unrecognised_file_is_mapped_by_hand_and_remembered(home: Home) -> None:
    walk = Journey().take(("liste.csv", UNKNOWN.encode()))
    assert "No known format was recognised in liste.csv" in walk.words
    walk.choose("What the file holds", "population")
    assert "To be mapped by hand" in walk.step("To be mapped")
    walk.choose("What “Bereich” holds", "tribe").choose("What “Leute” holds", "invited")
    walk.click("Continue")
    walk.choose("Edition", COMING).click("Continue")
    assert "3 rows = 2 loaded + 0 rejected + 1 no data" in walk.step("Every row is good")
    assert remembered_columns(home, ("Bereich", "Leute", "Notiz")) is None
    walk.click("Load 2 rows")
    kept = remembered_columns(home, ("Bereich", "Leute", "Notiz"))
    assert kept is not None
    assert kept.columns == {"Bereich": "tribe", "Leute": "invited"}
    walk.take(("liste 2.csv", UNKNOWN.replace("12", "13").encode()))
    assert "population, 2 rows" in walk.step("To be mapped by hand")
    assert "Columns as decided on" in walk.words
    assert walk.app.selectbox(key="import_2_column_0").value == "tribe"
    walk.click("Forget that")
    assert remembered_columns(home, ("Bereich", "Leute", "Notiz")) is None
    assert "No known format was recognised" in walk.words


def test_what_is_not_to_be_remembered_is_not(home: Home) -> None:
    walk = Journey().take(("liste.csv", UNKNOWN.encode()))
    walk.choose("What the file holds", "population")
    walk.choose("What “Bereich” holds", "tribe").choose("What “Leute” holds", "invited")
    walk.app.toggle(key="import_1_remember").set_value(False)
    walk.click("Continue").choose("Edition", COMING).click("Continue").click("Load")
    assert remembered_columns(home, ("Bereich", "Leute", "Notiz")) is None
    assert batches(home)[-1]["kind"] == "population"


def test_dates_that_read_both_ways_are_asked(home: Home) -> None:
    table = b"Tag,Wer\n03/04/2027,Ada\n05/06/2027,Bo\n"
    walk = Journey().take(("tage.csv", table)).choose("What the file holds", "attendance")
    walk.choose("What “Wer” holds", "name").choose("What “Tag” holds", "held_on")
    assert "Which comes first, the day or the month?" in walk.step("Which comes first")
    readings = shown_tables(walk.app)[-1]
    assert readings["day"].tolist() == ["3 April 2027", "5 June 2027"]
    assert readings["month"].tolist() == ["4 March 2027", "6 May 2027"]
    walk.click("Month first")
    walk.click("Continue").click("Continue")
    assert "2027-03-04" in " ".join(shown_tables(walk.app)[-1]["what"])
    walk.click("Load 2 rows")
    kept = remembered_columns(home, ("Tag", "Wer"))
    assert kept is not None
    assert kept.day_first is False
    walk.take(("tage 2.csv", table.replace(b"Bo", b"Cy")))
    assert "Dates are read month first, as was said." in walk.words
    assert not any("Which comes first" in step for step in walk.steps)


def test_two_editions_in_one_file(home: Home) -> None:
    rows = [*answers("Search", 6, "2027-05-18"), *answers("Search", 7, "2027-11-09")]
    walk = Journey().take(("both.csv", survey(*rows)))
    assert walk.app.selectbox(key="import_1_edition").value == "by-date"
    counted = shown_tables(walk.app)[0]
    assert counted["n"].tolist() == [6, 7]
    walk.click("Continue")
    assert "14 rows = 13 loaded + 0 rejected + 1 no data" in walk.step("Every row is good")
    walk.click("Load 13 rows")
    loaded = [(b["edition"], b["loaded"]) for b in batches(home)[-2:]]
    assert loaded == [("2027-S1", 6), ("2027-S2", 7)]


def test_only_the_last_of_several_editions_can_be_open(home: Home) -> None:
    rows = [*answers("Search", 6, "2027-05-18"), *answers("Search", 7, "2027-11-09")]
    walk = Journey().take(("both.csv", survey(*rows)))
    walk.app.toggle(key="import_1_still_open").set_value(True).run()
    walk.click("Continue").click("Load")
    assert [b["status"] for b in batches(home)[-2:]] == ["closed", "open"]


def test_a_file_like_a_loaded_edition_is_warned_of(home: Home) -> None:
    rows = _lines(new_semester.LAST)
    walk = Journey().take(("copy of 2026-S2.csv", "\n".join(rows).encode()))
    assert "survey, 56 respondents" in walk.step("Recognised as")
    walk.click("Continue")
    assert "Looks like the edition already loaded" in walk.words
    assert "of 56 rows are the same as in 2026-S2" in walk.words


def _lines(path: Path) -> list[str]:
    """The sample's last survey saved again as CSV, in another order and two answers changed."""
    import csv
    import io

    header, *rows = new_semester.cells(path)
    rows[3][8], rows[4][8] = "Strongly agree", "Strongly disagree"
    buffer = io.StringIO()
    csv.writer(buffer).writerows([header, *rows[::-1]])
    return buffer.getvalue().splitlines()


def test_the_very_same_file_is_told_before_anything_else(home: Home) -> None:
    name = new_semester.LAST.name
    walk = Journey().take((name, new_semester.LAST.read_bytes())).click("Continue")
    assert "This very file is loaded already, as batch" in walk.words
    assert not any(label.startswith("Load") for label in walk.buttons())
    walk.click("Put this file aside")
    assert all("Comments and pain points" in step for step in walk.steps)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", b"", "empty.csv is empty."),
        ("torn.xlsx", b"PK\x03\x04 and nothing else", "torn.xlsx"),
        ("letter.csv", b"Dear all,", ""),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    name: str, content: bytes, words: str, home: Home
) -> None:
    before = batches(home)
    walk = Journey().take((name, content))
    said = " ".join(error.value.replace("\\", "") for error in walk.app.error)
    if words:
        assert words in said
    else:
        assert "No known format was recognised" in walk.words
    assert not any(label.startswith("Load") for label in walk.buttons())
    walk.click("Put this file aside")
    assert batches(home) == before


def test_an_edition_that_is_too_large_is_refused(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAROMETER_UPLOAD_LIMIT_MB", "1")
    walk = Journey().take(("large.csv", b"a,b\n" + b"1,2\n" * 300_000))
    assert "large.csv is larger than 1 MB" in walk.app.error[0].value.replace("\\", "")


def test_a_question_in_other_words_waits_for_a_decision(home: Home) -> None:
    other = "I am able to name the outcome my team is after."
    data = new_semester.microsoft_forms(headers={"I can name the": other})
    walk = Journey().take((new_semester.NAME, data)).click("Continue")
    assert "1 not matched" in walk.step("Columns")
    assert shown_tables(walk.app)[0]["header"].tolist()[0] != other
    walk.choose("What “I am able", "culture_1").click("Continue")
    assert "1 in other words" in walk.step("Questions")
    assert not any(label.startswith("Load") for label in walk.buttons())
    walk.app.radio[0].set_value("broken").run()
    walk.click("Load 56 rows")
    (change,) = question_changes(home)
    assert (change.question, change.edition, change.change) == ("culture_1", "2027-S1", "broken")
    assert change.now == other
    walk.click("Publish")
    published = latest(home)
    assert published is not None
    assert published.questionnaire.broken_in("culture") == {"2027-S1"}


def test_two_unmatched_columns_are_chosen_one_after_the_other(home: Home) -> None:
    headers = {"I can name the": "Outcome", "What is your seniority": "Level?"}
    walk = Journey().take((new_semester.NAME, new_semester.microsoft_forms(headers=headers)))
    walk.click("Continue").choose("What “Level?”", "seniority")
    walk.choose("What “Outcome”", "culture_1").click("Continue")
    assert "38 used" in walk.step("Columns")


def test_a_suggested_column_is_used_only_on_a_click(home: Home) -> None:
    rows = answers("Search", 6)
    nearly = "I can name the outcome my team is after this semestre"
    header = f"tribe,role,seniority,submitted_at,{nearly},data_1"
    walk = Journey().take(("a.csv", survey(*rows, header=header))).click("Continue")
    assert "1 not matched" in walk.step("Columns")
    walk.click("Suggested: ").click("Continue")
    assert "not matched" not in walk.step("Columns")
    assert "7 rows = 6 loaded" in walk.step("Every row is good")


def test_another_kind_can_be_chosen(home: Home) -> None:
    walk = Journey().take(("population.csv", new_semester.population()))
    assert "population, 6 rows" in walk.step("Recognised as")
    walk.choose("What the file holds", "interviews")
    assert "interviews" in walk.step("To be mapped by hand")
    walk.choose("What the file holds", "population")
    assert "population, 6 rows" in walk.step("Recognised as")


def test_a_recognised_file_can_be_mapped_by_hand(home: Home) -> None:
    walk = Journey().take(("population.csv", new_semester.population()))
    walk.click("Map the columns by hand")
    assert walk.app.selectbox(key="import_1_column_1").value == "tribe"
    walk.click("Continue")
    assert "7 rows = 6 loaded" in walk.step("Every row is good")


def test_several_files_are_loaded_at_once_where_nothing_is_open(home: Home) -> None:
    attendance = sorted((new_semester.SAMPLE / "attendance").glob("*.csv"))[0].read_bytes()
    walk = Journey().take(
        ("population.csv", new_semester.population()),
        ("liste.csv", UNKNOWN.encode()),
        ("initiatives.csv", (new_semester.SAMPLE / "initiatives.csv").read_bytes() + b"\n"),
        ("attendance.csv", attendance),
    )
    states = dict(shown_tables(walk.app)[0][["file", "state"]].itertuples(index=False))
    assert states["population.csv"] == "ready to load"
    assert states["liste.csv"] == "what is it?"
    assert states["attendance.csv"] == "loaded already"
    before = len(batches(home))
    walk.click("Load the 2 files with no question open")
    assert [b["kind"] for b in batches(home)[before:]] == ["population", "initiatives"]
    states = dict(shown_tables(walk.app)[0][["file", "state"]].itertuples(index=False))
    assert states["population.csv"] == "loaded"
    walk.choose("At work", 4)
    assert "This very file is loaded already" in walk.words


def test_problems_are_downloaded_with_no_cell_a_formula(home: Home) -> None:
    walk = Journey().take(("a.csv", survey(*answers("Search", 6), "Search,=1+1,Senior,,Agree,1")))
    walk.click("Continue")
    assert "1 row has a problem" in walk.step("8 rows")
    (download,) = walk.app.get("download_button")
    assert download.proto.label == "Download the problems as CSV"


def test_a_survey_without_a_question_asks_for_its_columns(home: Home) -> None:
    rows = ["Search,Senior,3", "Labs,Junior,4"]
    walk = Journey().take(("a.csv", survey(*rows, header="tribe,seniority,Wie geht es?")))
    walk.choose("What the file holds", "survey")
    assert "No column holds a question yet" in walk.words
    assert next(b for b in walk.app.button if b.label == "Continue").disabled
    walk.choose("What “Wie geht es?”", "culture_1").click("Continue")
    walk.choose("Edition", COMING).click("Continue")
    assert "3 rows = 2 loaded" in walk.step("Every row is good")


def test_a_file_of_every_format_finds_its_place_in_the_queue(home: Home) -> None:
    files = list({file.format: file for file in FILES}.values())
    walk = Journey().take(*((file.name, file.data) for file in files))
    states = shown_tables(walk.app)[0]
    assert len(states) == len(files)
    assert (states["state"] != "").all()
    assert not walk.app.error
    recognised = zip(files, states["what"], strict=True)
    assert all(file.kind in what for file, what in recognised)


def test_an_open_edition_shows_participation_only(home: Home) -> None:
    walk = Journey().take((new_semester.NAME, new_semester.microsoft_forms(left=20)))
    walk.app.toggle(key="import_1_still_open").set_value(True).run()
    walk.click("Continue").click("Load 20 rows")
    assert batches(home)[-1]["status"] == "open"


def test_an_empty_home_starts_with_the_questionnaire(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = Home(tmp_path / "empty")
    monkeypatch.setenv("BAROMETER_HOME", str(empty.path))
    walk = Journey()
    assert "First, the questionnaire" in [header.value for header in walk.app.header]
    walk.click("Start from the sample’s questionnaire")
    assert empty.questionnaire.exists()
    walk.take(("population.csv", new_semester.population())).click("Load 6 rows").click("Publish")
    assert latest(empty) is not None


def test_a_questionnaire_of_ones_own_has_to_hold_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = Home(tmp_path / "empty")
    monkeypatch.setenv("BAROMETER_HOME", str(empty.path))
    walk = Journey()
    walk.app.file_uploader(key="import_questionnaire").upload("questionnaire.toml", b"themes = 3")
    walk._ran()
    assert walk.app.error
    assert not empty.questionnaire.exists()
    own = (new_semester.SAMPLE / "questionnaire.toml").read_bytes()
    walk = Journey()
    walk.app.file_uploader(key="import_questionnaire").upload("questionnaire.toml", own)
    walk._ran()
    assert empty.questionnaire.read_bytes() == own


def test_a_session_of_an_unknown_series_is_asked_for(home: Home) -> None:
    table = b"held_on,title,person\n2027-01-14,Hack day,ada@x.org\n2027-01-14,Hack day,bo@x.org\n"
    walk = Journey().take(("hack.csv", table))
    assert "Which series of sessions" in walk.step("Which series")
    walk.click("Continue")
    assert "Series Product Crafternoon" in walk.step("Series")
    walk.click("Load 2 rows")
    assert batches(home)[-1]["kind"] == "attendance"


def test_a_meeting_of_an_unknown_day_is_asked_for_it_once(home: Home) -> None:
    walk = Journey().take(("export.csv", b"label,nb_visits,nb_hits\n/a,1,2\n/b,2,3\n"))
    walk.app.date_input[0].set_value(date(2027, 3, 9)).run()
    assert walk.app.date_input[1].value == date(2027, 3, 9)
    walk.app.date_input[1].set_value(date(2027, 3, 20)).run()
    walk.app.date_input[0].set_value(date(2027, 3, 5)).run()
    assert walk.app.date_input[1].value == date(2027, 3, 20)
    walk.app.date_input[0].set_value(date(2027, 4, 1)).run()
    assert walk.app.date_input[1].value == date(2027, 4, 1)
    walk.click("Put this file aside")
    assert not walk.app.date_input


def test_days_a_file_does_not_say_are_asked(home: Home) -> None:
    walk = Journey().take(("export.csv", b"label,nb_visits,nb_hits\n/a,1,2\n/b,2,3\n"))
    assert "does not say which days it counts" in walk.words
    first = walk.app.date_input[0]
    first.set_value(date(2027, 3, 1)).run()
    walk.app.date_input[1].set_value(date(2027, 3, 31)).run()
    walk.click("Continue")
    assert not walk.app.exception
    assert "Matomo" in walk.words
