"""Teams of all generations and hand-kept grids: their quirks, in both languages."""

from __future__ import annotations

import pytest

from barometer.errors import FileError
from pipelines.importers._meeting import Title, clean_name, split_title
from pipelines.reading import Reading
from tests.pipelines.importers import foreign
from tests.pipelines.importers.foreign import text_reading


def columns(reading: Reading, *names: str) -> list[tuple[str, ...]]:
    places = [reading.columns.index(name) for name in names]
    return [tuple(row.cells[i] for i in places) for row in reading.rows]


def test_list_of_2020_pairs_joins_with_leaves() -> None:
    reading = text_reading(foreign.TEAMS_LIST, encoding="utf-16")
    assert columns(reading, "name", "minutes", "held_on") == [
        ("Ada Lume", "30", "2022-11-14"),
        ("Bo Tarn", "90", "2022-11-14"),
        ("Ada Lume", "15", "2022-11-14"),
        ("Cy Orme", "60", "2022-11-14"),
    ]
    assert reading.non_rows_by_reason == {"header": 1, "leaves": 3}
    assert "1 joins have no leave, first row 7" in str(reading.warnings[0])


def test_list_leave_without_join_is_somebody_of_unknown_length() -> None:
    head = "Full Name\tUser Action\tTimestamp\n"
    text = head + "Ada\tLeft\t2022-11-14 09:00\nBo\tJoined\t2022-11-14 08:00\n"
    reading = text_reading(text)
    assert columns(reading, "name", "minutes") == [("Ada", ""), ("Bo", "60")]


def test_list_with_an_unknown_action_names_the_row() -> None:
    with pytest.raises(FileError, match=r"Row 2 .*Waved"):
        text_reading("Full Name\tUser Action\tTimestamp\nAda\tWaved\t2022-11-14 09:00\n")


def test_report_of_2021_in_french() -> None:
    reading = text_reading(foreign.TEAMS_2021_FR, encoding="utf-16")
    assert reading.rows[0].cells == (
        *("Product Crafternoon", "2021-04-13", "five recordings", "Hotjar videos"),
        *("ada@example.org", "Ada Lume", "164"),
    )
    assert columns(reading, "name", "minutes")[1:] == [("Bo Tarn", "21.12"), ("Bo Tarn", "10")]
    assert reading.facts["start"] == "2021-04-13T09:01:31"
    assert reading.facts["participants"] == "3"
    assert not reading.warnings  # three rows, as declared
    assert reading.ignored == ("Rôle",)


def test_a_title_of_null_is_none() -> None:
    text = foreign.TEAMS_2021_FR.replace(
        "Product Crafternoon #4 – Hotjar videos: five recordings", "null"
    )
    reading = text_reading(text)
    assert reading.rows[0].cells[0] == ""
    assert "title" not in reading.facts


def test_report_since_2022_takes_participants_and_leaves_activities() -> None:
    reading = text_reading(foreign.TEAMS_2022, encoding="utf-16")
    assert columns(reading, "person", "minutes") == [
        ("ada@example.org", "102"),
        ("bo@example.org", "21.12"),
    ]
    reasons = reading.non_rows_by_reason
    assert (reasons["activity"], reasons["header"], reasons["blank"]) == (2, 2, 2)
    assert (reading.encoding, reading.delimiter) == ("utf-16-le", "\t")


def test_activities_stand_in_where_participants_are_missing() -> None:
    head, rest = foreign.TEAMS_2022.split("2. Participants")
    text = head + "3." + rest.split("3.", 1)[1]
    reading = text_reading(text.replace("Activities", "activities"))
    assert columns(reading, "name", "minutes") == [("Ada Lume", "102"), ("Bo Tarn", "21.12")]


def test_declared_total_that_differs_is_said() -> None:
    reading = text_reading(foreign.TEAMS_2022.replace("participants\t2", "participants\t9"))
    assert str(reading.warnings[0]) == "The report declares 9 participants, 2 were read."


def test_report_in_a_language_not_listed_is_read_by_structure() -> None:
    reading = text_reading(foreign.TEAMS_PL, encoding="utf-16")
    assert columns(reading, "held_on", "person", "minutes") == [
        ("2025-03-13", "ada@example.org", "139.32"),
        ("2025-03-13", "bo@example.org", "5"),
    ]
    assert reading.facts["title"] == "Product Crafternoon"


def test_undecided_order_asks_unless_the_files_name_says() -> None:
    text = foreign.TEAMS_PL.replace("3/13/25", "3/10/25")
    with pytest.raises(FileError, match="2025-10-03"):
        text_reading(text)
    assert text_reading(text, day_first=False).rows[0].cells[1] == "2025-03-10"
    assert text_reading(text, "Crafternoon 2025-03-10.csv").rows[0].cells[1] == "2025-03-10"


def test_report_saved_again_as_comma_csv() -> None:
    lines = [line.split("\t") for line in foreign.TEAMS_2022.split("\n")]
    text = "\n".join(",".join(f'"{cell}"' if "," in cell else cell for cell in c) for c in lines)
    reading = text_reading(text)
    assert (reading.delimiter, len(reading.rows)) == (",", 2)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Crafternoon – Hotjar videos: five", Title("Crafternoon", "Hotjar videos", "five")),
        ("Product Crafternoon #12 | AI", Title("Product Crafternoon", "AI")),
        ("Product Crafternoon: AI - prompts", Title("Product Crafternoon", "AI", "prompts")),
        ("Product Crafternoon n°3 — AI", Title("Product Crafternoon", "AI")),
        ("Crafternoon : Données", Title("Crafternoon", "Données")),
        ("Self-service day", Title("Self-service day")),
        ("null", Title()),
        ("", Title()),
    ],
)  # fmt: skip
def test_split_title(text: str, parts: Title) -> None:
    assert split_title(text) == parts


@pytest.mark.parametrize(
    "suffix", ["(Unverified)", "(Guest)", "(Invité)", "(Invitée)", "(Non vérifié)"]
)
def test_clean_name(suffix: str) -> None:
    assert clean_name(f"Ada Lume {suffix}") == "Ada Lume"


def test_grid_with_marks_and_minutes() -> None:
    reading = text_reading(foreign.GRID, encoding="cp1252")
    assert reading.facts["title"] == "Présences Product Crafternoon"
    assert columns(reading, "held_on", "topic", "person", "name", "minutes") == [
        ("2023-03-12", "Hotjar videos", "ada@example.org", "Ada Lume", ""),
        ("2023-03-12", "Hotjar videos", "", "Cy Orme", "90"),
        ("2023-03-26", "Writing", "", "Cy Orme", "80"),
    ]
    assert reading.non_rows_by_reason == {
        **{"preamble": 1, "header": 1, "topic": 1, "no attendance": 1, "blank": 1, "total": 1}
    }
    assert reading.ignored == ("Total",)


def test_grid_with_dates_down() -> None:
    reading = text_reading(foreign.GRID_DOWN)
    assert columns(reading, "held_on", "topic", "name") == [
        ("2025-03-01", "Writing", "Ada"),
        ("2025-03-15", "Pricing", "Ada"),
        ("2025-03-15", "Pricing", "Bo"),
    ]


def test_headcounts_down_and_across() -> None:
    down = text_reading(foreign.GRID_COUNTS)
    assert columns(down, "held_on", "topic", "participants") == [
        ("2025-03-01", "Writing", "4"),
        ("2025-03-15", "Pricing", "5"),
    ]
    across = text_reading(",2025-03-01,2025-03-15\nParticipants,4,5\n")
    assert columns(across, "held_on", "participants") == [("2025-03-01", "4"), ("2025-03-15", "5")]


def test_a_mark_nobody_knows_costs_only_itself() -> None:
    reading = text_reading("Nom,2025-03-01,2025-03-15\nAda,x,x\nBo,x,perhaps\nCy,x,x\n")
    assert columns(reading, "name") == [("Ada",), ("Ada",), ("Bo",), ("Cy",), ("Cy",)]
    assert "“perhaps”" in str(reading.warnings[0])
    assert "row 3 on 2025-03-15" in str(reading.warnings[0])


def test_a_row_of_nothing_but_unknown_marks_stays_for_the_check() -> None:
    reading = text_reading("Nom,2025-03-01,2025-03-15\nAda,x,x\nBo,,perhaps\nCy,x,x\n")
    assert columns(reading, "name", "minutes")[2] == ("Bo", "perhaps")
    assert not reading.warnings


def test_a_session_nobody_is_marked_at_is_said() -> None:
    reading = text_reading("Nom,2025-03-01,2025-03-15\nAda,x,\n")
    assert "2025-03-15" in str(reading.warnings[0])


def test_a_metric_by_day_is_no_grid() -> None:
    with pytest.raises(FileError, match="No known format"):
        text_reading("Date,Sales,Returns\n2025-03-01,40,2\n2025-03-02,50,3\n")


@pytest.mark.parametrize("first", ["Name,Tribe", "Tribe,Name", "Tribu;Nom"])
def test_a_grid_with_tribes_is_no_population(first: str) -> None:
    mark = ";" if ";" in first else ","
    dates = mark.join(("16/01/2025", "30/01/2025", "13/02/2025"))
    text = f"{first}{mark}{dates}\nAnna,Search,x,,x\nBob,Pay,,x,x\n".replace(",", mark)
    assert text_reading(text).format == "grid"
