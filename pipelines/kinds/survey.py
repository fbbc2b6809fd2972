"""Survey: one row a respondent → responses, answers, mentions, comments."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from barometer.errors import LoadError, Message, _, message
from barometer.questionnaire import Question, Questionnaire, normalise, spellings
from pipelines.answers import answer_parser
from pipelines.kinds import Context
from pipelines.lines import Lines, Parser, UnreadableError, most_alike, parse_name, word_parser
from pipelines.mapping import Mapping, map_columns
from pipelines.masking import mask
from pipelines.options import option_ticked, split_options
from pipelines.pseudonyms import known_identity, response_identity, row_identity

KEY = ["edition", "respondent"]
TWINS = 80  # how alike two tribes are, of 100, to be taken for one misspelled


def parse(lines: Lines, context: Context) -> dict[str, pd.DataFrame]:
    """The four tables of a survey; every respondent is kept under a pseudonym."""
    mapping = map_columns(lines.reading, context.questionnaire, context.columns)
    questions = _questions(mapping, context.questionnaire)
    if not questions:
        raise LoadError(
            message(_("No column of the file matches a question of the questionnaire.")),
            message(_("Add its headers to `columns` of the questions in questionnaire.toml.")),
        )
    people = _responses(lines, context, mapping)
    _warn_new_tribes(lines, context, mapping, people["tribe"])
    return {
        "responses": people,
        "answers": _answers(lines, context.questionnaire, people, questions),
        "mentions": _mentions(lines, context.questionnaire, people, mapping),
        "comments": _comments(lines, people, mapping),
    }


def _questions(mapping: Mapping, questionnaire: Questionnaire) -> list[tuple[Question, int]]:
    """Each question found, with its column's position; the overall question among them."""
    asked = list(questionnaire.questions)
    if overall := questionnaire.overall:
        theme = questionnaire.themes[0].id
        asked.append(Question(id=overall.id, theme=theme, text=overall.text, scale=overall.scale))
    found = ((question, mapping.position(question.id)) for question in asked)
    return [(question, position) for question, position in found if position is not None]


def _responses(lines: Lines, context: Context, mapping: Mapping) -> pd.DataFrame:
    words = context.questionnaire
    ticked = mapping.position("pain_points") is not None or bool(mapping.options())
    return pd.DataFrame(
        {
            "file_row": lines.file_row,
            "edition": pd.Series(context.edition, lines.index, dtype="str"),
            "respondent": _respondents(lines, context),
            "linkable": lines.column("respondent").notna(),
            "submitted_at": lines.days("submitted_at"),
            "tribe": _group(lines, mapping, "tribe", _tribe_parser(context)),
            "role": _group(lines, mapping, "role", word_parser(words.roles)),
            "seniority": _group(lines, mapping, "seniority", word_parser(words.seniorities)),
            "asked_pain_points": pd.Series(ticked, lines.index, dtype=bool),
        }
    )


def _group(lines: Lines, mapping: Mapping, group: str, parser: Parser) -> pd.Series[str]:
    """The respondent's tribe, role or seniority."""
    position = mapping.position(group)
    if position is None:
        return pd.Series([None] * len(lines), lines.index, dtype="str")
    return lines.parse(position, parser, "str")


def _tribe_parser(context: Context) -> Parser:
    """A parser that takes a tribe of the population, by a former name too; any where none is."""
    if not context.tribes:
        return parse_name
    known = _tribe_names(context)

    def parse_tribe(value: str) -> str:
        found = known.get(normalise(value))
        if found is None:
            rule = message(_("is not a tribe of this edition’s population"))
            raise UnreadableError(rule, _nearest_tribe(value, context.tribes))
        return found

    return parse_tribe


def _warn_new_tribes(
    lines: Lines, context: Context, mapping: Mapping, tribes: pd.Series[str]
) -> None:
    """Where no population says the tribes: which are new and look like one of another edition."""
    position = mapping.position("tribe")
    if context.tribes or position is None:
        return
    known = {normalise(tribe) for tribe in context.other_tribes}
    new = [tribe for tribe in tribes.dropna().unique() if normalise(tribe) not in known]
    alike = {tribe: most_alike(tribe, context.other_tribes, TWINS) for tribe in new}
    for i, tribe in tribes[tribes.isin([t for t in new if alike[t]])].items():
        way_out = message(_("Did you mean “{tribe}”?"), tribe=alike[tribe])
        rule = message(_("is no tribe of any edition so far"))
        lines.warn(i, lines.header(position), tribe, rule, way_out)


def _tribe_names(context: Context) -> dict[str, str]:
    """Normalised name, the population's or a former one → the tribe as the population spells it."""
    known = {normalise(tribe): tribe for tribe in context.tribes}
    for tribe in context.tribes:
        for former in context.lineage.former_names(tribe):
            known.setdefault(normalise(former), tribe)
    return known


def _nearest_tribe(value: str, tribes: tuple[str, ...]) -> Message:
    """The tribe that looks most like the value, else those there are."""
    tribe = most_alike(value, tribes)
    if tribe is None:
        return message(_("Its tribes are: {tribes}."), tribes=", ".join(tribes[:12]))
    return message(
        _("Did you mean “{tribe}”? Correct it on the import page, or add it to the population."),
        tribe=tribe,
    )


def _respondents(lines: Lines, context: Context) -> pd.Series[str]:
    """A pseudonym a row: from a stable identity, else the tool's own id, else the row's content.

    The same response exported twice is the same respondent, so that a later export of an edition
    adds the late answers and counts nobody twice.
    """
    seen: dict[str, int] = {}
    identities = []
    pairs = zip(lines.texts("respondent").texts(), lines.texts("response").texts(), strict=True)
    for i, (stable, tool_id) in enumerate(pairs):
        if stable:
            identity = known_identity(stable)
        elif tool_id:
            identity = response_identity(context.edition, lines.reading.format, tool_id)
        else:
            content = "\x1f".join(lines.reading.rows[i].cells)
            seen[content] = seen.get(content, 0) + 1
            identity = row_identity(context.edition, seen[content], content)
        identities.append(context.pseudonyms.of("respondent", identity))
    return pd.Series(identities, lines.index, dtype="str")


def _answers(
    lines: Lines,
    questionnaire: Questionnaire,
    people: pd.DataFrame,
    questions: list[tuple[Question, int]],
) -> pd.DataFrame:
    """One row a respondent and question answered, “don't know” as NULL.

    Words that stand in every row are categories: a million answers then take a few bytes each.
    """
    rows, answers = [], []
    for question, position in questions:
        answered = np.flatnonzero(lines.texts(position).places)
        parsed = lines.parse(position, answer_parser(question, questionnaire), "Int64")
        rows.append(answered)
        answers.append(parsed.iloc[answered])
    at = np.concatenate(rows)
    asked = np.repeat(np.arange(len(questions)), [len(answered) for answered in rows])
    return pd.DataFrame(
        {
            "file_row": people["file_row"].to_numpy()[at],
            **{key: people[key].astype("category").array.take(at) for key in KEY},
            "question": pd.Categorical.from_codes(asked, pd.Index([q.id for q, _at in questions])),
            "answer": pd.concat(answers, ignore_index=True),
        },
        copy=False,
    )


def _mentions(
    lines: Lines, questionnaire: Questionnaire, people: pd.DataFrame, mapping: Mapping
) -> pd.DataFrame:
    """One row a respondent and pain point ticked, from one joined column or one an option."""
    named = list(_ticked(lines, questionnaire, mapping))
    rows = people.loc[[i for i, _p in named], ["file_row", *KEY]].reset_index(drop=True)
    pain_points = pd.Series([p for _i, p in named], dtype="str")
    return rows.assign(pain_point=pain_points).drop_duplicates([*KEY, "pain_point"])


def _ticked(
    lines: Lines, questionnaire: Questionnaire, mapping: Mapping
) -> Iterator[tuple[int, str]]:
    position = mapping.position("pain_points")
    if position is not None:
        known = spellings(questionnaire.pain_points)
        for i, value in lines.column(position).dropna().items():
            ids, unknown = split_options(value, known)
            yield from ((int(str(i)), pain_point) for pain_point in ids)
            for word in unknown:
                lines.warn(
                    i,
                    lines.header(position),
                    word,
                    message(_("is no pain point of the questionnaire; it was not counted")),
                    message(_("Add it to questionnaire.toml if it should be.")),
                )
    for pain_point, column in mapping.options().items():
        for i, value in lines.column(column).dropna().items():
            if option_ticked(value):
                yield int(str(i)), pain_point


def _comments(lines: Lines, people: pd.DataFrame, mapping: Mapping) -> pd.DataFrame:
    """One row a respondent and theme commented on, masked."""
    parts = []
    for target in mapping.targets:
        if target is None or not target.startswith("comment_"):
            continue
        texts = lines.column(mapping.targets.index(target))
        part = people[["file_row", *KEY]].assign(theme=target.removeprefix("comment_"), text=texts)
        parts.append(part[texts.notna()])
    if not parts:
        empty = people.loc[[], ["file_row", *KEY]]
        return empty.assign(theme=pd.Series(dtype="str"), text=pd.Series(dtype="str"))
    comments = pd.concat(parts, ignore_index=True).astype({"theme": "str"})
    worded = comments["text"].map(lambda t: any(c.isalnum() for c in t)).astype(bool)
    comments = comments[worded]
    return comments.assign(text=comments["text"].map(mask).astype("str"))
