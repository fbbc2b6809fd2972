"""What comments of an edition suggest, and what was decided on them.

Keywords suggest a pain point, a person decides (pipelines/code.py). Only comments of respondents
who were asked for pain points are listed: a frequency divides by those asked, so that a mention of
anybody else would count nowhere. What a respondent ticked is not suggested for their comment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from barometer.keywords import Keywords, Span
from barometer.questionnaire import Questionnaire, read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import need_vault, open_vault

EDITIONS = """
SELECT DISTINCT c.edition
FROM current_comments c JOIN current_responses r USING (batch, edition, respondent)
WHERE r.asked_pain_points ORDER BY 1 DESC
"""
# The order says nothing: it follows a digest of the words, not the respondent or the day.
COMMENTS = """
SELECT c.theme, c.text, c.respondent, sha256(c.text) AS digest
FROM current_comments c JOIN current_responses r USING (batch, edition, respondent)
WHERE c.edition = $edition AND r.asked_pain_points ORDER BY digest, c.theme, c.respondent
"""
TICKED = """
SELECT m.respondent, m.pain_point
FROM mentions m JOIN current_responses r USING (batch, edition, respondent)
WHERE m.edition = $edition
"""
DECIDED = """
SELECT respondent, theme, digest, pain_point, accepted FROM current_codings
WHERE edition = $edition ORDER BY coding, pain_point
"""
LAST = """
SELECT coding, any_value(decided_at), any_value(decided_by), count(*) FROM codings
WHERE edition = $edition AND undone_at IS NULL GROUP BY coding ORDER BY coding DESC LIMIT 1
"""


@dataclass(frozen=True)
class Comment:
    """What somebody wrote on a theme, with what could reach a person masked; never shown whose."""

    theme: str
    text: str
    respondent: str = field(repr=False)
    digest: str = field(repr=False)


@dataclass(frozen=True)
class Code:
    """A pain point that a comment may name.

    number: which one it is in its edition, whatever is decided of the others.
    comment: the place of its comment in the edition.
    hits: where keywords stand in the comment; nowhere where a person thought of it unprompted.
    accepted: what was decided; None while nothing is.
    """

    number: int
    comment: int
    pain_point: str
    hits: tuple[Span, ...] = ()
    accepted: bool | None = None


@dataclass(frozen=True)
class LastCoding:
    """The last decisions on an edition that were not taken back."""

    coding: int
    decided_at: datetime
    decided_by: str
    decisions: int


@dataclass(frozen=True)
class Coding:
    """The comments of an edition that may be coded, what is suggested and what is decided."""

    edition: str
    comments: tuple[Comment, ...]
    codes: tuple[Code, ...]
    last: LastCoding | None = None

    @property
    def suggested(self) -> tuple[Code, ...]:
        """What keywords suggest, decided or not."""
        return tuple(code for code in self.codes if code.hits)

    @property
    def waiting(self) -> tuple[Code, ...]:
        return tuple(code for code in self.codes if code.accepted is None)

    @property
    def decided(self) -> tuple[Code, ...]:
        return tuple(code for code in self.codes if code.accepted is not None)

    def words(self, code: Code) -> tuple[str, ...]:
        """The words that hit, each once, as they were written."""
        said = self.comments[code.comment].text
        return tuple(dict.fromkeys(said[start:end] for start, end in code.hits))


def editions_to_code(settings: Settings) -> tuple[str, ...]:
    """The editions with comments that may be coded, the last first."""
    home = Home(settings.home)
    if not home.vault.exists():
        return ()
    with open_vault(home, settings.lock_seconds) as vault:
        return tuple(vault.rows(EDITIONS)["edition"])


def look(settings: Settings, edition: str) -> Coding:
    """The comments of an edition with what is suggested and decided; nothing is written."""
    home, asked = Home(settings.home), {"edition": edition}
    need_vault(home)
    with open_vault(home, settings.lock_seconds) as vault:
        found, ticked, decided, last = (
            vault.connection.execute(sql, asked).fetchall()
            for sql in (COMMENTS, TICKED, DECIDED, LAST)
        )
    comments = tuple(Comment(*row) for row in found)
    words = read_questionnaire(home.questionnaire)
    suggested = _suggested(comments, words, set(ticked))
    codes = _with_decisions(comments, suggested, {tuple(key): yes for *key, yes in decided})
    return Coding(edition, comments, codes, LastCoding(*last[0]) if last else None)


def _suggested(
    comments: tuple[Comment, ...], words: Questionnaire, ticked: set[tuple[str, str]]
) -> list[Code]:
    """A code for each comment and pain point whose keyword stands in it, numbered from 1."""
    keywords = Keywords(words.pain_points)
    order = [pain_point.id for pain_point in words.pain_points]
    codes: list[Code] = []
    for place, comment in enumerate(comments):
        found = keywords.find(comment.text)
        for pain_point in sorted(found, key=order.index):
            if (comment.respondent, pain_point) not in ticked:
                codes.append(Code(len(codes) + 1, place, pain_point, found[pain_point]))
    return codes


def _with_decisions(
    comments: tuple[Comment, ...], suggested: list[Code], known: Mapping[tuple[str, ...], bool]
) -> tuple[Code, ...]:
    """The suggestions with what was decided on them, then the codes nobody suggested."""
    place_of = {(c.respondent, c.theme, c.digest): place for place, c in enumerate(comments)}
    decided = {
        (place_of[whose, theme, digest], pain_point): accepted
        for (whose, theme, digest, pain_point), accepted in known.items()
        if (whose, theme, digest) in place_of
    }
    codes = [replace(s, accepted=decided.pop((s.comment, s.pain_point), None)) for s in suggested]
    for (place, pain_point), accepted in decided.items():
        codes.append(Code(len(codes) + 1, place, pain_point, accepted=accepted))
    return tuple(codes)
