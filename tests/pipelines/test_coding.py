"""Comments are coded to pain points by a person; what is confirmed counts when published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from barometer.errors import HistoryError
from barometer.rows import rows_of
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import open_vault
from barometer.text import Text
from pipelines.backup import backup
from pipelines.code import Decision, decide, take_back
from pipelines.coding import Code, Coding, editions_to_code, look
from pipelines.erase import erase
from pipelines.ledger import actions, say_action
from pipelines.publish import publish
from pipelines.restore import restore
from pipelines.subjects import Edition, Person
from pipelines.undo import redo, undo
from tests.pipelines.conftest import QUESTIONNAIRE, Load, respondents

EDITION = "2025-S1"
ADA = "ada@p.example"
WORDS = "Nobody tells us the vision. The dashboards are late"
KEYWORDS = {
    "data_access": 'keywords.en = ["dashboard"]\nkeywords.fr = ["tableau de bord"]',
    "vision": 'keywords.en = ["vision"]',
}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A home whose questionnaire has keywords."""
    words = QUESTIONNAIRE
    for pain_point, keywords in KEYWORDS.items():
        words = words.replace(f'id = "{pain_point}"', f'id = "{pain_point}"\n{keywords}')
    Home(settings.home).questionnaire.write_text(words, encoding="utf-8")
    return settings


def survey(comment: str = WORDS, **ada: object) -> list[dict[str, object]]:
    """Twelve respondents asked for pain points, of whom Ada wrote the comment on the data."""
    rows = respondents("Search", 12, pain_points="")
    named = [row | {"respondent": f"p{i}@p.example"} for i, row in enumerate(rows)]
    named[1]["pain_points"] = "data_access"
    named[1]["comment_data"] = "Un tableau de bord de plus"
    named[0] |= {"respondent": ADA, "comment_data": comment} | ada
    return named


@pytest.fixture
def loaded(settings: Settings, load: Load) -> Settings:
    load("survey", survey(), edition=EDITION)
    return settings


def of_ada(coding: Coding, pain_point: str) -> Code:
    """What is suggested of her comments, the only ones that name what was not ticked."""
    return next(code for code in coding.codes if code.pain_point == pain_point)


def say(settings: Settings, pain_point: str, accepted: bool = True) -> int:
    coding = look(settings, EDITION)
    comment = coding.comments[of_ada(coding, pain_point).comment]
    return decide(settings, EDITION, [Decision(comment, pain_point, accepted)])


def mentions(settings: Settings) -> dict[str, int]:
    """Pain point → how many of the edition name it, as published now."""
    rows = publish(settings).frame(
        "SELECT pain_point, mentions FROM pain_points WHERE slice_id = 'all'"
    )
    return dict(zip(rows["pain_point"], rows["mentions"].astype(int), strict=True))


def kept(settings: Settings) -> list[tuple[str, bool, bool]]:
    """Every decision ever kept: pain point, accepted, whether it was taken back."""
    with open_vault(Home(settings.home), 5) as vault:
        found = vault.connection.execute(
            "SELECT pain_point, accepted, undone_at IS NOT NULL FROM codings ORDER BY coding, 1"
        )
        return found.fetchall()


def test_keywords_suggest_what_was_not_ticked(loaded: Settings) -> None:
    coding = look(loaded, EDITION)
    assert len(coding.comments) == 2
    assert [code.number for code in coding.codes] == [1, 2]
    assert {c.pain_point: coding.words(c) for c in coding.codes} == {
        "data_access": ("dashboards",),
        "vision": ("vision",),
    }
    assert coding.waiting == coding.suggested == coding.codes
    assert coding.decided == ()
    assert coding.last is None
    assert editions_to_code(loaded) == (EDITION,)


def test_whose_a_comment_is_is_not_printed(loaded: Settings) -> None:
    coding = look(loaded, EDITION)
    said = repr(coding)
    assert WORDS in said
    assert all(comment.respondent not in said for comment in coding.comments)


def test_nothing_counts_before_a_person_confirms(loaded: Settings) -> None:
    assert mentions(loaded) == {"data_access": 1, "vision": 0}
    assert kept(loaded) == []


def test_what_is_confirmed_counts_from_the_next_publication_on(loaded: Settings) -> None:
    say(loaded, "vision")
    assert mentions(loaded) == {"data_access": 1, "vision": 1}


def test_what_is_declined_does_not_count(loaded: Settings) -> None:
    say(loaded, "vision", accepted=False)
    assert mentions(loaded) == {"data_access": 1, "vision": 0}
    coding = look(loaded, EDITION)
    assert of_ada(coding, "vision").accepted is False
    assert [code.pain_point for code in coding.waiting] == ["data_access"]


def test_numbers_stay_when_others_are_decided(loaded: Settings) -> None:
    before = {code.pain_point: code.number for code in look(loaded, EDITION).codes}
    say(loaded, "data_access")
    assert {code.pain_point: code.number for code in look(loaded, EDITION).codes} == before


def test_a_respondent_who_ticks_and_writes_counts_once(settings: Settings, load: Load) -> None:
    load("survey", survey(), edition=EDITION)
    say(settings, "vision")
    say(settings, "data_access")
    load("survey", survey(pain_points="vision"), name="late.csv", edition=EDITION)
    assert mentions(settings) == {"data_access": 2, "vision": 1}
    with open_vault(Home(settings.home), 5) as vault:
        named = vault.rows("SELECT edition, respondent, pain_point FROM current_mentions")
    assert not named.duplicated().any()
    assert named["pain_point"].value_counts().to_dict() == {"data_access": 2, "vision": 1}
    assert [c.pain_point for c in look(settings, EDITION).suggested] == ["data_access"]


def test_two_comments_of_one_respondent_are_one_mention(settings: Settings, load: Load) -> None:
    load("survey", survey(comment_culture="A vision, please"), edition=EDITION)
    coding = look(settings, EDITION)
    named = [code for code in coding.codes if code.pain_point == "vision"]
    decisions = [Decision(coding.comments[c.comment], "vision", True) for c in named]
    assert decide(settings, EDITION, decisions) == 2
    assert mentions(settings)["vision"] == 1


def test_a_code_nobody_suggested_can_be_added(loaded: Settings) -> None:
    coding = look(loaded, EDITION)
    comment = next(c for c in coding.comments if c.text == "Un tableau de bord de plus")
    decide(loaded, EDITION, [Decision(comment, "vision", True)])
    after = look(loaded, EDITION)
    (added,) = after.decided
    assert (added.number, added.hits, added.pain_point) == (3, (), "vision")
    assert after.suggested == coding.suggested
    assert mentions(loaded)["vision"] == 1


def test_the_same_words_loaded_again_keep_the_decision(settings: Settings, load: Load) -> None:
    load("survey", survey(), edition=EDITION)
    say(settings, "vision")
    load("survey", survey(role="ux"), name="later.csv", edition=EDITION)
    assert of_ada(look(settings, EDITION), "vision").accepted is True
    assert mentions(settings)["vision"] == 1


def test_other_words_are_suggested_anew(settings: Settings, load: Load) -> None:
    load("survey", survey(), edition=EDITION)
    say(settings, "vision")
    changed = load("survey", survey("The vision is fine now"), name="b.csv", edition=EDITION)
    assert of_ada(look(settings, EDITION), "vision").accepted is None
    assert mentions(settings)["vision"] == 0
    undo(settings, changed)
    assert of_ada(look(settings, EDITION), "vision").accepted is True
    assert mentions(settings)["vision"] == 1


def test_an_undone_load_takes_its_codes_along_and_brings_them_back(loaded: Settings) -> None:
    say(loaded, "vision")
    undo(loaded, 1)
    assert editions_to_code(loaded) == ()
    redo(loaded, 1)
    assert mentions(loaded)["vision"] == 1


def test_a_later_decision_takes_the_place_of_an_earlier_one(loaded: Settings) -> None:
    say(loaded, "vision")
    say(loaded, "vision", accepted=False)
    assert mentions(loaded)["vision"] == 0
    assert take_back(loaded, EDITION) == 1
    assert of_ada(look(loaded, EDITION), "vision").accepted is True
    assert kept(loaded) == [("vision", True, False), ("vision", False, True)]


def test_decisions_made_together_are_taken_back_together(loaded: Settings) -> None:
    coding = look(loaded, EDITION)
    decisions = [
        Decision(coding.comments[c.comment], c.pain_point, c.number == 1) for c in coding.codes
    ]
    assert decide(loaded, EDITION, decisions, by="Ops") == 2
    last = look(loaded, EDITION).last
    assert last is not None
    assert (last.decisions, last.decided_by) == (2, "Ops")
    assert take_back(loaded, EDITION, by="Ops") == 2
    assert look(loaded, EDITION) == coding
    with pytest.raises(HistoryError, match="No decision"):
        take_back(loaded, EDITION)


def test_what_was_decided_and_taken_back_stands_in_the_history(loaded: Settings) -> None:
    say(loaded, "vision")
    take_back(loaded, EDITION)
    told = [say_action(row, Text("en")) for row in rows_of(actions(loaded))]
    assert told[:2] == [
        f"The last coding of comments of {EDITION} taken back",
        f"Comments of {EDITION} coded to pain points",
    ]


def test_who_was_not_asked_for_pain_points_names_none_by_a_comment(
    settings: Settings, load: Load
) -> None:
    rows = [{k: v for k, v in row.items() if k != "pain_points"} for row in survey()]
    load("survey", rows, edition=EDITION)
    assert editions_to_code(settings) == ()
    assert look(settings, EDITION).comments == ()


def test_a_decision_on_a_comment_that_is_gone_is_not_kept(loaded: Settings) -> None:
    coding = look(loaded, EDITION)
    comment = coding.comments[of_ada(coding, "vision").comment]
    erase(loaded, Person((ADA,)), "asked for it")
    with pytest.raises(HistoryError, match="any more"):
        decide(loaded, EDITION, [Decision(comment, "vision", True)])
    with pytest.raises(HistoryError):
        decide(loaded, EDITION, [Decision(replace(comment, digest="0"), "vision", True)])
    assert kept(loaded) == []
    assert "coded" not in set(actions(loaded)["what"])


@pytest.mark.parametrize("subject", [Person((ADA,)), Edition(EDITION)])
def test_codes_go_with_whom_they_are_about(subject: Person | Edition, loaded: Settings) -> None:
    home = Home(loaded.home)
    coding = look(loaded, EDITION)
    digest = coding.comments[of_ada(coding, "vision").comment].digest
    say(loaded, "vision")
    take_back(loaded, EDITION)
    say(loaded, "vision")
    assert digest.encode() in home.vault.read_bytes()
    assert erase(loaded, subject, "asked for it").rows["codings"] == 2
    assert kept(loaded) == []
    assert digest.encode() not in home.vault.read_bytes()


def test_a_backup_keeps_codes(loaded: Settings, tmp_path: Path) -> None:
    say(loaded, "vision")
    archive = backup(loaded, tmp_path / "kept.zip").path
    elsewhere = Settings(home=tmp_path / "elsewhere", lock_seconds=5)
    restore(elsewhere, archive)
    assert look(elsewhere, EDITION) == look(loaded, EDITION)
    assert mentions(elsewhere)["vision"] == 1


def test_nothing_is_to_code_where_nothing_was_loaded(settings: Settings) -> None:
    assert editions_to_code(settings) == ()
