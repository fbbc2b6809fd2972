"""The answers to the questions of one theme: the one that moved most, else the lowest."""

from __future__ import annotations

from barometer.charts import answers
from barometer.evidence.material import Material
from barometer.evidence.model import Chart, Finding, Series, Table
from barometer.findings import pack, questions, tables
from barometer.findings.columns import Column, spoken
from barometer.queries import maturity
from barometer.questionnaire import Question
from barometer.rows import Row, Rows


def chapter(made: Material) -> Finding | None:
    """None where the answers of the group are not shown."""
    if not made.themes:
        return None
    row, moved = pack.theme_to_open(made.themes)
    theme, edition = str(row["theme"]), made.chosen.edition
    now, before = _answers(made)
    asked = [
        question
        for question in questions.of_theme(made.questionnaire, theme, edition)
        if question.id in {row["question"] for row in now}
    ]
    if not asked:
        return None
    text, table = made.text, _table(asked, made)
    shares = [row["favourable"] for row in table.rows]
    title = pack.by_question(theme, shares, made.questionnaire, text)
    alt = spoken(title, table.rows, table.columns, text)
    every = questions.of_theme(made.questionnaire, theme, edition)
    said = [
        pack.why_this_theme(moved, text),
        pack.questions_left_out(len(every) - len(asked), text),
    ]
    turned = text("Reversed statements are turned round: blue is always favourable.")
    return Finding(
        key="questions",
        title=title,
        lead=" ".join(filter(None, said)),
        source=made.source(),
        notes=(turned, *made.definitions("question_score", "favourable_share")),
        table=table,
        charts=(_chart(now, asked, alt, made),),
        sheets=(_sheet(now, made),),
        legend=tuple(questions.answer_words(made.questionnaire, asked[0], text)),
        figures=lambda: [("", answers.diverging(now, before, asked, text))],
        reading=questions.how_to_read(made.chosen.edition, _previous(made), text),
    )


def _previous(made: Material) -> str | None:
    return made.index[-1]["previous"] if made.index else None


def _answers(made: Material) -> tuple[Rows, Rows]:
    """The answers of the edition and those of the one before that may be compared."""
    slices, edition = made.chosen.slices, made.chosen.edition
    before = made.read(maturity.answers, _previous(made) or "", slices)
    comparable = questions.comparable(before, made.questionnaire, edition)
    return made.read(maturity.answers, edition, slices), comparable


def _chart(now: Rows, asked: list[Question], alt: str, made: Material) -> Chart:
    """Shares of the answers, turned round where the statement is reversed."""
    given = {(row["question"], row["answer"]): row["share"] for row in now}
    keys = questions.answer_words(made.questionnaire, asked[0], made.text)
    scale = max(question.scale for question in asked)
    colours, labels = answers.colours(scale), [words for _colour, words in keys]
    series = tuple(
        Series(
            labels[place - 1] if place <= len(labels) else made.text.number(place),
            tuple(given.get((question.id, _turned(question, place))) for question in asked),
            (colours[place - 1],),
        )
        for place in range(1, scale + 1)
    )
    words = tuple(made.text.of(question.text) for question in asked)
    return Chart("stacked", words, series, "share", alt, top=1)


def _turned(question: Question, place: int) -> int:
    """The answer that stands in a place of the scale, the least favourable first."""
    return question.scale + 1 - place if question.reversed else place


def _table(asked: list[Question], made: Material) -> Table:
    text, chosen = made.text, made.chosen
    scores = {
        row["question"]: row
        for row in made.read(maturity.question_scores, chosen.edition, chosen.slices)
    }
    rows = [scores[question.id] | {"question": text.of(question.text)} for question in asked]
    columns = tables.columns("question n score favourable", text)
    return Table(text("Questions of the theme"), rows, columns)


def _sheet(now: Rows, made: Material) -> Table:
    """Every question of the edition, answer by answer, as published."""
    text, asked = made.text, {question.id: question for question in made.questionnaire.questions}
    chosen = made.chosen
    scores = made.read(maturity.question_scores, chosen.edition, chosen.slices)
    themes = {question.id: question.theme for question in asked.values()}
    said = [
        row | {"theme": themes[row["question"]], "words": _words(row, asked, made)} for row in now
    ]
    its = questions.named(said, scores, [*asked.values()], text)
    found = made.table(text("Answers"), its, "theme question answer")
    columns = found.columns | {"words": Column(text("In words"))}
    columns |= tables.columns("n share score favourable", text)
    return Table(found.name, found.rows, columns)


def _words(row: Row, asked: dict[str, Question], made: Material) -> str:
    """What an answer says."""
    keys = questions.answer_words(made.questionnaire, asked[row["question"]], made.text)
    place = int(row["answer"])
    return keys[place - 1][1] if place <= len(keys) else ""
