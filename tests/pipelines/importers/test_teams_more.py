"""Teams: live events, and reports in languages beside English and Polish."""

from __future__ import annotations

import pytest

from tests.pipelines.importers import foreign_attendance as files
from tests.pipelines.importers.foreign import TEAMS_LIST, text_reading
from tests.pipelines.importers.test_attendance_formats import columns


def test_a_live_event_tells_nameless_people_apart() -> None:
    reading = text_reading(files.TEAMS_LIVE)
    assert columns(reading, "held_on", "person", "name", "minutes") == [
        ("2025-03-13", "", "Ada Lume", "60"),
        ("2025-03-13", "s2", "Anonymous", "30"),
        ("2025-03-13", "s3", "Anonymous", "40"),
    ]
    assert reading.non_rows_by_reason == {"header": 1, "leaves": 3}


def test_a_live_event_with_headers_in_words() -> None:
    header = "Session Id,Participant Id,Full Name,UserAgent,UTC Event Timestamp,Action,Role"
    text = files.TEAMS_LIVE.replace(files.TEAMS_LIVE.split("\n", 1)[0], header)
    assert len(text_reading(text).rows) == 3


def test_french_report_of_2022() -> None:
    reading = text_reading(files.TEAMS_FR, encoding="utf-16")
    assert columns(reading, "series", "topic", "held_on", "person", "minutes") == [
        ("Product Crafternoon", "Écrire", "2025-03-13", "ada@example.org", "70"),
        ("Product Crafternoon", "Écrire", "2025-03-13", "bo@example.org", "30.08"),
    ]
    assert reading.facts["participants"] == "2"
    assert reading.non_rows_by_reason["activity"] == 1


def test_german_report() -> None:
    reading = text_reading(files.TEAMS_DE, encoding="utf-16")
    assert columns(reading, "series", "held_on", "minutes") == [
        ("Product Crafternoon", "2025-03-13", "70.03")
    ]
    assert reading.facts["participants"] == "1"


def test_title_and_participants_are_found_beside_labels_nobody_listed() -> None:
    text = files.TEAMS_FR.replace("Titre de la réunion\t", "Objet\t").replace(
        "Participants présents\t2", "Personnes\t9"
    )
    reading = text_reading(text)
    assert reading.facts["title"] == "Product Crafternoon – Écrire"
    assert str(reading.warnings[0]) == "The report declares 9 participants, 2 were read."


@pytest.mark.parametrize(
    ("header", "joined", "left"),
    [
        ("Nombre completo\tAcción del usuario\tMarca de tiempo", "Se unió", "Abandonó"),
        ("Vollständiger Name\tBenutzeraktion\tZeitstempel", "Beigetreten", "Verlassen"),
        ("Nom complet\tAction de l'utilisateur\tHorodatage", "A rejoint", "A quitté"),
        ("Nome completo\tAzione utente\tData e ora", "Partecipazione", "Uscita"),
    ],
)
def test_lists_of_2020_in_other_languages(header: str, joined: str, left: str) -> None:
    text = TEAMS_LIST.replace("Full Name\tUser Action\tTimestamp", header)
    text = text.replace("\tJoined before\t", "\tJoined\t").replace("\tJoined\t", f"\t{joined}\t")
    reading = text_reading(text.replace("\tLeft\t", f"\t{left}\t"), encoding="utf-8")
    assert [cells[0] for cells in columns(reading, "minutes")] == ["30", "90", "15", "60"]


def test_a_live_event_may_number_people_by_their_address() -> None:
    reading = text_reading(files.TEAMS_LIVE.replace("s1,p1,", "s1,Ada@example.org,"))
    assert columns(reading, "person", "name")[0] == ("ada@example.org", "Ada Lume")


def test_times_split_at_their_comma_are_put_together() -> None:
    text = files.TEAMS_FR.replace("13/03/2025, ", "13/03/2025\t")
    reading = text_reading(text)
    assert columns(reading, "held_on", "person", "minutes") == [
        ("2025-03-13", "ada@example.org", "70"),
        ("2025-03-13", "bo@example.org", "30.08"),
    ]
    assert reading.facts["end"] == "2025-03-13T15:10:00"


def test_a_table_of_stays_whose_names_have_an_unlisted_header() -> None:
    text = (
        "Nama;Join Time;Leave Time;Duration;Email;Role;Participant ID (UPN)\n"
        "Ada Lume;4/13/2022, 7:56:32 AM;4/13/2022, 9:38:51 AM;1h 42m;ada@example.org;Organizer;\n"
    )
    assert columns(text_reading(text), "held_on", "person", "name", "minutes") == [
        ("2022-04-13", "ada@example.org", "Ada Lume", "102")
    ]
