"""code: which pain points comments name, suggested by keywords, decided by a person."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Annotated

import typer

from barometer.errors import HistoryError, _, message
from barometer.questionnaire import Questionnaire, read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.text import Text
from pipelines.code import Decision, decide, take_back
from pipelines.coding import Code, Coding, editions_to_code, look
from pipelines.coding_releases import say_waits
from pipelines.commands._console import console, language
from pipelines.journey import what_is_loaded

DECIDED = {True: _("confirmed"), False: _("declined")}


def command(
    edition: Annotated[str, typer.Argument(help="The edition the comments belong to.")],
    confirm: Annotated[
        list[int] | None, typer.Option(help="The comment names it; again for several.")
    ] = None,
    decline: Annotated[
        list[int] | None, typer.Option(help="The comment does not name it; again for several.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last decisions back.")] = False,
    every: Annotated[bool, typer.Option("--all", help="List what is decided too.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="A JSON array, one object a suggestion.")
    ] = False,
) -> None:
    """List the pain points that comments may name, by number; confirm or decline them."""
    settings, text = Settings(), Text(language())
    said = dict.fromkeys(confirm or (), True) | dict.fromkeys(decline or (), False)
    if undo + bool(said) + (every or as_json) > 1 or set(confirm or ()) & set(decline or ()):
        raise typer.BadParameter(text("List, decide or undo; and confirm or decline, not both."))
    _refuse_unknown(edition, settings)
    if undo:
        n = take_back(settings, edition)
        console.print(text.plural("{n} decision taken back.", "{n} decisions taken back.", n))
    elif said:
        _decide(look(settings, edition), said, settings, text)
    else:
        words = read_questionnaire(Home(settings.home).questionnaire)
        _list(look(settings, edition), words, text, every=every, as_json=as_json)
        return
    if edition in what_is_loaded(settings).coded_waits:
        _print(say_waits(settings.minimum_group).say(text), style="yellow")
    else:
        console.print(text("To show it: python -m pipelines publish"))


def _refuse_unknown(edition: str, settings: Settings) -> None:
    known = editions_to_code(settings)
    if edition not in known:
        raise HistoryError(
            message(_("{edition} has no comments to code."), edition=edition),
            message(
                _("Editions asked for pain points and comments: {editions}."),
                editions=", ".join(known) or "–",
            ),
        )


def _decide(coding: Coding, said: dict[int, bool], settings: Settings, text: Text) -> None:
    """Keep what was said of each number, all or nothing."""
    codes = {code.number: code for code in coding.codes}
    if unknown := sorted(said.keys() - codes.keys()):
        raise HistoryError(
            message(_("There is no suggestion {number} in {edition}."), number=unknown[0],
                    edition=coding.edition),
            message(_("List them: python -m pipelines code {edition}"), edition=coding.edition),
        )  # fmt: skip
    decisions = [
        Decision(coding.comments[codes[number].comment], codes[number].pain_point, accepted)
        for number, accepted in said.items()
    ]
    n = decide(settings, coding.edition, decisions)
    console.print(text.plural("{n} decision kept.", "{n} decisions kept.", n))


def _list(coding: Coding, words: Questionnaire, text: Text, *, every: bool, as_json: bool) -> None:
    """Each comment once, and under it the pain points it may name with the words that hit."""
    shown = coding.codes if every else coding.waiting
    if as_json:
        rows = ",\n".join(json.dumps(_row(code, coding), ensure_ascii=False) for code in shown)
        typer.echo(f"[\n{rows}\n]")
        return
    names = {point.id: text.of(point.label) for point in words.pain_points}
    for place, codes in groupby(shown, key=lambda code: code.comment):
        _print(coding.comments[place].text, style="bold")
        for code in codes:
            said = text(DECIDED[code.accepted]) if code.accepted is not None else ""
            parts = (names.get(code.pain_point, code.pain_point), _words(code, coding), said)
            _print(f"  {code.number}  {' · '.join(filter(None, parts))}")
    of = len(coding.suggested)
    decided = text.number(of - len(coding.waiting))
    _print(text("{n} of {of} decided", n=decided, of=text.number(of)))


def _row(code: Code, coding: Coding) -> dict[str, object]:
    comment = coding.comments[code.comment]
    return {
        "number": code.number,
        "theme": comment.theme,
        "text": comment.text,
        "pain_point": code.pain_point,
        "words": list(coding.words(code)),
        "decision": None if code.accepted is None else DECIDED[code.accepted],
    }


def _words(code: Code, coding: Coding) -> str:
    """The words that hit, as they were written."""
    return ", ".join(f"“{word}”" for word in coding.words(code))


def _print(line: str, style: str = "") -> None:
    console.print(line, style=style, highlight=False, markup=False)
