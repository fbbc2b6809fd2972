"""Sentences of the evidence pack alone: titles over the editions, tribes and questions."""

from __future__ import annotations

from barometer.charts.verdicts import changes_told
from barometer.findings import names
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text


def over_editions(index: Rows, text: Text) -> str:
    """Where the index stood first and stands now; empty with nothing between."""
    if len(index) < 2:
        return ""
    return text(
        "Maturity over {n} editions: {first} in {since}, {last} in {edition}.",
        n=text.number(len(index)),
        first=text.number(index[0]["score"]),
        since=index[0]["edition"],
        last=text.number(index[-1]["score"]),
        edition=index[-1]["edition"],
    )


def by_tribe(cells: Rows, text: Text) -> str:
    """How many changes of a tribe's theme a test carries; empty where none was judged."""
    judged = [row for row in cells if row["verdict"]]
    moved = [row for row in judged if row["verdict"] in ("up", "down")]
    if not judged:
        return ""
    return changes_told(len(moved), len(judged), text)


def theme_to_open(themes: Rows) -> tuple[Row, bool]:
    """The theme whose questions are worth a look, and whether that is because it moved.

    The one that moved most by a verdict; without any, the one with the lowest score.
    """
    moved = [row for row in themes if row["verdict"] in ("up", "down")]
    if moved:
        return max(moved, key=lambda row: abs(row["difference"])), True
    return min(themes, key=lambda row: row["score"]), False


def why_this_theme(moved: bool, text: Text) -> str:
    if moved:
        return text("The theme that moved most.")
    return text("The theme with the lowest score.")


def by_question(theme: str, shares: list[float], questionnaire: Questionnaire, text: Text) -> str:
    """How far apart the questions of a theme are, by their favourable answers."""
    named = names.theme(theme, questionnaire, text)
    low, high = text.percent(min(shares)), text.percent(max(shares))
    if low == high:
        return text("{theme}: {share} of answers are favourable", theme=named, share=low)
    return text(
        "{theme}: from {low} to {high} of answers are favourable, question by question",
        theme=named,
        low=low,
        high=high,
    )


def hidden_groups(reasons: list[tuple[str, str]], text: Text) -> str:
    """The groups that are not shown, by reason; empty where all are."""
    by_reason: dict[str, list[str]] = {}
    for group, why in reasons:
        by_reason.setdefault(why, []).append(group)
    return " ".join(
        text.plural(
            "Not shown: {groups}. The reason: {reason}.",
            "Not shown: {groups}. The reason for each: {reason}.",
            len(groups),
            groups=text.join(groups),
            reason=why,
        )
        for why, groups in by_reason.items()
    )


def questions_left_out(n: int, text: Text) -> str:
    """How many questions of the theme are not shown, and why; empty where all are."""
    if not n:
        return ""
    return text.plural(
        "{n} question is not shown: too few answered it, or those who skipped it would be given "
        "away.",
        "{n} questions are not shown: too few answered them, or those who skipped them would be "
        "given away.",
        n,
    )


def nearest_instead(hidden: str, reason: str, group: str, n: int, text: Text) -> str:
    """That another group stands in the place of the one asked for, and why."""
    if not hidden:
        return ""
    return text(
        "{hidden} is not shown: {reason}. This is the nearest group that is: {group} (n = {n}).",
        hidden=hidden,
        reason=reason,
        group=group,
        n=text.number(n),
    )


def how_to_read(minimum_group: int, text: Text) -> tuple[str, ...]:
    """Scores, bands, verdicts and what is hidden, a line each."""
    return (
        text(
            "Scores run from 0 to 100. n: how many answered. Band: how far chance alone may carry "
            "a score, 95% interval."
        ),
        text(
            "A verdict stands where a test carries it, over all comparisons of the edition. "
            "Without one, nothing is claimed."
        ),
        text(
            "No group of fewer than {n} people is shown, nor one that would give such a group "
            "away.",
            n=text.number(minimum_group),
        ),
    )


def band(low: float | None, high: float | None, text: Text) -> str:
    """`52–64`; empty where there is none."""
    if low is None or high is None:
        return ""
    return f"{text.number(low)}–{text.number(high)}"


def share_band(low: float | None, high: float | None, text: Text) -> str:
    """`27–51 %`; empty where there is none."""
    if low is None or high is None:
        return ""
    return f"{text.number(low * 100)}–{text.percent(high)}"
