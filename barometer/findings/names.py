"""Names a reader knows for what the publication calls by an id."""

from __future__ import annotations

from collections.abc import Iterable

from barometer.errors import _
from barometer.questionnaire import OTHER, Named, Questionnaire
from barometer.text import Text

# How what tribes, roles and seniorities under the minimum group are merged into is called.
OTHERS = {
    "tribe": _("Other tribes"),
    "reported": _("Other tribes"),
    "role": _("Other roles"),
    "seniority": _("Other seniorities"),
}

KINDS = {
    "page": _("page"),
    "dashboard": _("dashboard"),
    "insight": _("insight"),
    "quick win": _("quick win"),
    "tooling": _("tooling"),
    "governance": _("governance"),
    "hackathon": _("hackathon"),
    "knowledge center": _("knowledge center"),
    "mentoring": _("mentoring"),
    "planned": _("planned"),
    "running": _("running"),
    "done": _("done"),
    "idea": _("idea"),
    "stopped": _("stopped"),
}


def kind(name: str | None, text: Text) -> str:
    """A kind or a status, translated where it is one of ours."""
    plain = (name or "").replace("_", " ").strip().lower()
    return text(KINDS[plain]) if plain in KINDS else (name or "")


def group(name: str, questionnaire: Questionnaire, text: Text, dimension: str = "tribe") -> str:
    """A tribe, role or seniority in the reader's language."""
    if name == OTHER:
        return text(OTHERS[dimension])
    parts: Iterable[Named] = (*questionnaire.roles, *questionnaire.seniorities)
    known = {part.id: text.of(part.label) for part in parts}
    return known.get(name, name)


def theme(theme_id: str | None, questionnaire: Questionnaire, text: Text) -> str:
    known = {part.id: text.of(part.label) for part in questionnaire.themes}
    return known.get(theme_id or "", theme_id or "")


def pain_point(point_id: str, questionnaire: Questionnaire, text: Text) -> str:
    known = {part.id: text.of(part.label) for part in questionnaire.pain_points}
    return known.get(point_id, point_id)


def pillar(pillar_id: str | None, questionnaire: Questionnaire, text: Text) -> str:
    known = {part.id: text.of(part.label) for part in questionnaire.pillars}
    return known.get(pillar_id or "", pillar_id or "")


def strong(words: str) -> str:
    """Words to be written bold in a page's opening sentences (`frame.title`)."""
    return f"<b>{words}</b>"
