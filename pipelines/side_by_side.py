"""A checked survey beside what the vault holds: its themes, questions, answers, and its twin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from barometer.questionnaire import Questionnaire, normalise
from barometer.stats.scores import score
from barometer.store.vault import Vault
from pipelines.mapping import target_of

LIKENESS = Path(__file__).with_name("likeness.sql")


@dataclass(frozen=True)
class Likeness:
    """The loaded edition whose rows a survey repeats most: `same` of the file's `of` rows."""

    edition: str
    same: int
    of: int


def themes_beside(now: pd.DataFrame, before: pd.DataFrame, words: Questionnaire) -> pd.DataFrame:
    """One row a theme: score, n, score_before, n_before; in the questionnaire's order."""
    scores = _theme_scores(now, words).merge(
        _theme_scores(before, words), on="theme", how="outer", suffixes=("", "_before")
    )
    order = {theme.id: place for place, theme in enumerate(words.themes)}
    return scores.sort_values("theme", key=lambda t: t.map(order)).reset_index(drop=True)


def _theme_scores(answers: pd.DataFrame, words: Questionnaire) -> pd.DataFrame:
    """theme, score (0–100), n: respondents who answered at least half of the theme."""
    asked = {q.id: q for q in words.questions}
    kept = answers[answers["question"].isin(list(asked)) & answers["answer"].notna()]
    scored = pd.DataFrame(
        {
            "respondent": kept["respondent"],
            "theme": kept["question"].map({q: asked[q].theme for q in asked}).astype("str"),
            "score": _scores(kept, words),
        }
    )
    questions = Counter(asked[q].theme for q in kept["question"].unique())
    each = scored.groupby(["respondent", "theme"])["score"].agg(["mean", "count"]).reset_index()
    enough = each[2 * each["count"] >= each["theme"].map(questions).astype("float64")]
    return enough.groupby("theme")["mean"].agg(score="mean", n="count").reset_index()


def _scores(answers: pd.DataFrame, words: Questionnaire) -> pd.Series[float]:
    """The score of each answer; few different ones, so each is worked out once."""
    asked = {q.id: q for q in words.questions}
    pairs = list(zip(answers["question"], answers["answer"], strict=True))
    known = {(q, a): score(int(a), asked[q].scale, asked[q].reversed) for q, a in set(pairs)}
    return pd.Series([known[pair] for pair in pairs], answers.index, dtype="float64")


def questions_beside(
    wordings: dict[str, str],
    asked_before: set[str],
    wordings_before: dict[str, str],
    words: Questionnaire,
) -> pd.DataFrame:
    """One row a question asked now or before: question, wording, wording_before, state."""
    rows = [
        (q, wordings.get(q), wordings_before.get(q))
        for q in (question.id for question in words.questions)
        if q in wordings or q in asked_before
    ]
    frame = pd.DataFrame(rows, columns=["question", "wording", "wording_before"])
    states = [_state(q, now, before, asked_before, words) for q, now, before in rows]
    return frame.assign(state=pd.Series(states, dtype="str"))


def _state(
    question: str, now: str | None, before: str | None, asked: set[str], words: Questionnaire
) -> str:
    """same, reworded, new or vanished; two wordings the questionnaire knows are the same."""
    if now is None:
        return "vanished"
    if question not in asked:
        return "new"
    if before is None or normalise(now) == normalise(before):
        return "same"
    known = all(target_of(wording, words) == question for wording in (now, before))
    return "same" if known else "reworded"


def answers_beside(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """One row a question and answer: how often it was given now (n) and before (n_before)."""
    counted = [f.groupby(["question", "answer"]).size() for f in (now, before)]
    both = pd.DataFrame({"n": counted[0], "n_before": counted[1]})
    return both.fillna(0).astype("int64").rename_axis(["question", "answer"]).reset_index()


def find_likeness(answers: pd.DataFrame, vault: Vault) -> Likeness | None:
    """The edition most of whose responses the file repeats answer by answer, if half are."""
    given = answers[["respondent", "question", "answer"]]
    vault.connection.register("given", pa.Table.from_pandas(given, preserve_index=False))
    try:
        found = vault.connection.execute(LIKENESS.read_text(encoding="utf-8")).fetchall()
    finally:
        vault.connection.unregister("given")
    of = answers["respondent"].nunique()
    if not found or 2 * found[0][1] < of:
        return None
    return Likeness(str(found[0][0]), int(found[0][1]), of)
