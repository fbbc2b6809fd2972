"""Questions as a reader knows them: their words, the words of their answers, the levels."""

from __future__ import annotations

from barometer.charts import theme as looks
from barometer.charts.answers import colours
from barometer.findings import names, pack
from barometer.questionnaire import Question, Questionnaire
from barometer.rows import Rows
from barometer.text import Text

Keys = list[tuple[str, str]]


def levels(questionnaire: Questionnaire, text: Text) -> Keys:
    """Each level's colour and name."""
    return list(zip(looks.LEVELS, looks.level_names(questionnaire, text), strict=False))


def of_theme(questionnaire: Questionnaire, theme: str, edition: str) -> list[Question]:
    """The questions of a theme that the edition asked."""
    every = questionnaire.questions
    return [part for part in every if part.theme == theme and part.asked_in(edition)]


def answer_words(questionnaire: Questionnaire, question: Question, text: Text) -> Keys:
    """Each answer's colour and words."""
    words = looks.in_language(questionnaire.labels_of(question), text)
    return list(zip(colours(question.scale), words, strict=False))


def title(group: str, theme: str, table: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """How far apart the questions of a theme are; of a group where one is named."""
    said = text("{theme}, question by question", theme=names.theme(theme, questionnaire, text))
    if table:
        shares = [row["favourable"] for row in table]
        said = pack.by_question(theme, shares, questionnaire, text)
    return text("{group} · {finding}", group=group, finding=said) if group else said


def how_to_read(edition: str, previous: str | None, text: Text) -> str:
    """Which bar is which edition, what stands at the right, and which way favourable is."""
    said = [
        text("At the right: the question’s score, 0–100."),
        text("Reversed statements are turned round: blue is always favourable."),
    ]
    if previous is not None:
        thick = text("Thick: {edition}; thin: {previous}.", edition=edition, previous=previous)
        said.insert(0, thick)
    return " ".join(said)


def left_out(now: Rows, asked: list[Question], text: Text) -> str:
    """Why a question has no bar of this edition; empty where each has one."""
    if {part.id for part in asked} <= {row["question"] for row in now}:
        return ""
    return text(
        "A question without a thick bar is not shown here: too few answered it, or those who "
        "skipped it would be given away."
    )


def comparable(before: Rows, questionnaire: Questionnaire, edition: str) -> Rows:
    """The earlier answers without those to questions that mean something else since."""
    broken = {part.id for part in questionnaire.questions if edition in part.broken}
    return [row for row in before if row["question"] not in broken]


def cut(questionnaire: Questionnaire, editions: list[str], text: Text) -> str:
    """Which questions changed their meaning in those editions, so that lines start anew there."""
    said = [
        text(
            "The line starts anew in {edition}: “{question}” means something else since.",
            edition=edition,
            question=text.of(part.text),
        )
        for part in questionnaire.questions
        for edition in part.broken
        if edition in editions
    ]
    return " ".join(said)


def named(rows: Rows, scores: Rows, asked: list[Question], text: Text) -> Rows:
    """The answers to those questions, with the questions in words, their scores beside."""
    words = {part.id: text.of(part.text) for part in asked}
    beside = {row["question"]: row for row in scores}
    return [
        beside[row["question"]] | row | {"question": words[row["question"]]}
        for row in rows
        if row["question"] in words and row["question"] in beside
    ]
