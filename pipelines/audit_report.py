"""An audit in words, and as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.console import Console

from pipelines.attack.findings import Finding, by_kind
from pipelines.audit import Audit

LISTED = 5  # things learnt of one group that are named
CELLS = 3  # of a group's cells that are named


def say_audit(console: Console, text: Callable[..., str], audit: Audit) -> None:
    """Each group with what is learnt of it and how, then what was tried."""
    for found in audit.findings:
        _say(console, text, found)
    tried = {
        "version": audit.publication.version,
        "publications": audit.tried.publications,
        "equations": audit.tried.equations,
        "unknowns": audit.tried.groups,
        "tables": len(audit.tried.tables),
    }
    sentences = [
        text(
            "Publication {version}, of {publications} read: {equations} counts over"
            " {unknowns} groups, and {tables} tables by themselves.",
            **tried,
        ),
        text("Small groups told apart: {n}.", n=len(audit.findings))
        if audit.findings
        else text("No small group can be told apart."),
    ]
    for sentence in sentences:
        console.print(sentence, markup=False, highlight=False)


def _say(console: Console, text: Callable[..., str], found: Finding) -> None:
    people = text("a figure held back") if found.size is None else text("{n} people", n=found.size)
    head = " · ".join(part for part in (found.edition, _shortened(found.group), people) if part)
    learnt = [each.say(text) for each in found.learnt[:LISTED]]
    more = len(found.learnt) - len(learnt)
    if more:
        learnt.append(text("{n} more", n=more))
    for line in (head, "  " + "; ".join(learnt), "  " + text("How: {recipe}", recipe=found.recipe)):
        console.print(line, markup=False, highlight=False)


def _shortened(group: str) -> str:
    """The first few cells of a group of many; how it is had says the rest."""
    cells = group.split(" + ")
    return group if len(cells) <= CELLS else " + ".join([*cells[:CELLS], "…"])


def as_json(audit: Audit) -> dict[str, Any]:
    """The same for machines, in English."""
    return {
        "publication": audit.publication.version,
        "publications": audit.tried.publications,
        "equations": audit.tried.equations,
        "unknowns": audit.tried.groups,
        "tables": sorted(audit.tried.tables),
        "kinds": by_kind(audit.findings),
        "findings": [
            {
                "edition": found.edition or None,
                "kind": found.kind,
                "group": found.group,
                "size": found.size,
                "learnt": [str(each) for each in found.learnt],
                "recipe": found.recipe,
            }
            for found in audit.findings
        ],
    }
