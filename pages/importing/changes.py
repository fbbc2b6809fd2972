"""What loading would change, beside what is loaded already; nothing has been written yet."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from barometer.charts import answers as answer_charts
from barometer.charts import dumbbell
from barometer.errors import BarometerError
from barometer.findings import names, questions
from barometer.findings.columns import Column
from barometer.rows import Rows, by, rows_of
from barometer.ui import frame
from barometer.ui.figure import chart
from barometer.ui.table import table
from pages.importing import steps
from pages.importing.state import Desk, Work
from pipelines.load import Part, Request
from pipelines.preview import Preview, preview


def look(
    desk: Desk, work: Work, request: Request, parts: tuple[Part, ...]
) -> list[Preview] | BarometerError:
    """A preview a part, worked out once."""
    return desk.previews(
        work, request, lambda: [preview(part, desk.words, desk.settings) for part in parts]
    )


def draw(desk: Desk, work: Work, parts: Sequence[Part], seen: Sequence[Preview]) -> None:
    """The step: each edition of the file, or what the file counts."""
    text = desk.text
    with steps.step(text("What would change"), "", done=False):
        for part, one in zip(parts, seen, strict=True):
            if len(parts) > 1:
                st.subheader(text("Edition {edition}", edition=part.request.edition), anchor=False)
            for note in one.notes:
                steps.warn(note.say(text))
            _warn_twin(desk, part, one)
            if one.responded is not None:
                _survey(desk, work, part, one)
            _counts(desk, one)


def _warn_twin(desk: Desk, part: Part, seen: Preview) -> None:
    """The file repeats what is loaded: what would happen if it is loaded all the same."""
    text, like = desk.text, seen.likeness
    if like is not None:
        said = text(
            "Looks like the edition already loaded: {same} of {of} rows are the same as in "
            "{edition}.",
            same=text.number(like.same),
            of=text.number(like.of),
            edition=like.edition,
        )
        here = like.edition == part.request.edition
        then = (
            text("Loading it again takes the place of those rows; nobody is counted twice.")
            if here
            else text("Loading it would count the same answers in both editions.")
        )
        steps.warn(f"{said} {then}")
    if seen.again and like is None:
        steps.tell(
            text.plural(
                "{n} respondent is in the edition already: the new row takes the old one’s place.",
                "{n} respondents are in the edition already: their new rows take the old place.",
                seen.again,
            )
        )


def _survey(desk: Desk, work: Work, part: Part, seen: Preview) -> None:
    text, words = desk.text, desk.words
    frame.facts(_rates(desk, part, seen))
    edition = str(part.request.edition)
    if not seen.themes.empty:
        rows = _themes(seen)
        shown = {
            "theme": Column(text("Theme")),
            "score": Column(text("In this file"), "score"),
            "n": Column("n", "number"),
            "before": Column(seen.previous or text("Before"), "score"),
            "n_before": Column(text("n before"), "number"),
        }
        note = text(
            "Means of the file as it stands. Whether a change is more than noise is judged when "
            "it is published."
        )
        frame.section(text("Themes in this file"), note)
        figure = dumbbell.before_now(rows, words, text)
        said = [row | {"theme": names.theme(row["theme"], words, text)} for row in rows]
        source = f"○ {seen.previous}  ● {edition}" if seen.previous else f"● {edition}"
        alt = text("Themes in this file beside the last edition")
        chart(figure, said, shown, text, key=work.key(f"themes_{edition}"), alt=alt, source=source)
    _answers(desk, work, part, seen)


def _rates(desk: Desk, part: Part, seen: Preview) -> list[tuple[str, str]]:
    """Who answered, in this edition and the last one."""
    text = desk.text
    asked = [(part.request.edition, seen.responded, seen.invited)]
    if seen.previous is not None:
        asked.append((seen.previous, seen.responded_before, seen.invited_before))
    return [
        (text("Response rate {edition}", edition=edition), _rate(desk, responded, invited))
        for edition, responded, invited in asked
    ]


def _rate(desk: Desk, responded: int | None, invited: int | None) -> str:
    text = desk.text
    if not invited:
        return text.plural("{n} answered", "{n} answered", responded or 0)
    part, whole = text.number(responded), text.number(invited)
    if (responded or 0) > invited:
        return text(
            "{part} answered, {whole} invited: check the population", part=part, whole=whole
        )
    share = text.percent((responded or 0) / invited)
    return text("{part} of {whole}: {share}", part=part, whole=whole, share=share)


def _themes(seen: Preview) -> Rows:
    """The themes as `dumbbell.before_now` takes them; no verdict is claimed."""
    beside = dict.fromkeys(("low", "high", "difference"))
    beside |= {"previous": seen.previous, "verdict": "not_judged"}
    rows = [row for row in rows_of(seen.themes) if row["score"] is not None]
    return [row | beside | {"before": row["score_before"]} for row in rows]


def _answers(desk: Desk, work: Work, part: Part, seen: Preview) -> None:
    """Each question's answers beside the last edition's, a theme at a time."""
    text, words, edition = desk.text, desk.words, str(part.request.edition)
    rows = rows_of(seen.answers)
    given = {row["question"] for row in rows}
    asked = [q for q in words.questions if q.id in given]
    themes = [t for t in words.themes if any(q.theme == t.id for q in asked)]
    if not themes:
        return
    with st.expander(text("Answers, question by question"), type="compact"):
        known = {theme.id: text.of(theme.label) for theme in themes}
        key = work.key(f"answers_of_{edition}")
        theme = st.selectbox(
            text("Theme"), list(known), format_func=lambda t: known.get(t, t), key=key
        )
        its = [q for q in asked if q.theme == theme and q.scale <= 7]
        if not its:
            return
        frame.legend(questions.answer_words(words, its[0], text))
        now, before = (_shares(rows, n) for n in ("n", "n_before"))
        figure = answer_charts.diverging(now, before, its, text)
        shown = {
            "question": Column(text("Question")),
            "answer": Column(text("Answer"), "number"),
            "n": Column(text("In this file"), "number"),
            "n_before": Column(seen.previous or text("Before"), "number"),
        }
        said = {question.id: text.of(question.text) for question in its}
        listed = [
            row | {"question": said[row["question"]]} for row in rows if row["question"] in said
        ]
        how = questions.how_to_read(edition, seen.previous, text)
        alt = text("Answers beside the last edition")
        key = work.key(f"answers_{edition}_{theme}")
        chart(figure, listed, shown, text, key=key, alt=alt, source=how)


def _shares(answers: Rows, column: str) -> Rows:
    """question, answer, share, n: the share of each answer among those given to its question."""
    given = by([row | {"n": row[column]} for row in answers if row[column]], "question")
    return [
        row | {"share": row["n"] / sum(one["n"] for one in its)}
        for its in given.values()
        for row in its
    ]


def replaced(seen: Preview, request: Request) -> int:
    """How many tribes' lists or sessions of the file take the place of loaded ones."""
    if request.kind not in ("population", "attendance") or seen.counts.empty:
        return 0
    return int(seen.counts["before"].notna().sum())


def _counts(desk: Desk, seen: Preview) -> None:
    """What the file counts beside what is loaded of the same."""
    text = desk.text
    if seen.counts.empty:
        return
    new = int(seen.counts["before"].isna().sum())
    known = len(seen.counts) - new
    said = [text.plural("{n} is new.", "{n} are new.", new)]
    if known:
        said.append(
            text.plural(
                "{n} is loaded already; the file speaks for it from now on.",
                "{n} are loaded already; the file speaks for them from now on.",
                known,
            )
        )
    steps.lines([" ".join(said)])
    shown = {
        "what": Column(text("What is counted")),
        "now": Column(text("In this file"), "number"),
        "before": Column(text("Loaded already"), "number"),
    }
    table(rows_of(seen.counts), shown, text, alt=text("What the file counts"))
