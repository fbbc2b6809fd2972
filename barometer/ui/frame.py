"""The frame of a page: how fresh it is, what it found, where its numbers come from."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path

import streamlit as st

from barometer.queries import editions
from barometer.settings import Settings
from barometer.text import Text
from barometer.ui.links import linked
from barometer.ui.visit import Visit

_STYLE = Path(__file__).with_name("style.css")
_DOT = "\u00a0· "  # never at the start of a line


def dress(text: Text) -> None:
    """Put on the few styles our own pieces of HTML need, and our words where Streamlit has its own.

    Its uploader speaks English only: style.css puts these words in the place of those.
    """
    st.html(_STYLE)
    limit = text("{n} MB per file", n=text.number(Settings().upload_limit_mb))
    said = {"upload": text("Browse"), "upload-limit": limit}
    words = "".join(
        f"--bm-{name}: {json.dumps(word, ensure_ascii=False)};" for name, word in said.items()
    )
    st.html(f"<style>:root {{ {words} }}</style>")


def freshness(visit: Visit) -> None:
    """One small line: the edition, who answered, how far each source goes, the publication."""
    text = visit.text
    found = visit.read(editions.reported)
    parts = []
    if found:
        last = found[0]
        parts.append(text("Edition {edition}", edition=last["edition"]))
        if last["closes_on"] is not None:
            parts.append(text("closed on {day}", day=text.day(last["closes_on"])))
        if last["invited"] and last["responded"] <= last["invited"]:
            invited, responded = text.number(last["invited"]), text.number(last["responded"])
            parts.append(text("{part} of {whole} answered", part=responded, whole=invited))
    for row in visit.read(editions.editions):
        if row["status"] == "open":
            parts.append(text("{edition} is being answered", edition=row["edition"]))
    up_to = {row["kind"]: row["up_to"] for row in visit.read(editions.sources)}
    if up_to.get("attendance"):
        parts.append(text("Crafternoons up to {day}", day=text.day(up_to["attendance"])))
    if up_to.get("views"):
        parts.append(text("knowledge center up to {day}", day=text.day(up_to["views"])))
    parts.append(text("publication {version}", version=visit.publication.version))
    st.html(f'<p class="bm-fresh">{_sample(visit)}{_DOT.join(map(_whole, parts))}</p>')


def _whole(part: str) -> str:
    """A part of the line, which a wide screen does not break."""
    return f"<span>{escape(part)}</span>"


def _sample(visit: Visit) -> str:
    """That the numbers are made up, where any is; the way to one's own."""
    if not visit.read(editions.sample)[0]["sample"]:
        return ""
    words = linked(visit.text("Sample: a made-up organisation"), "start")
    return f"<b>{words}</b>{_DOT}"


def title(finding: str, *sentences: str) -> None:
    """The page's finding, and sentences to read aloud, where <b> is all that may be written."""
    st.title(plain(finding), anchor=False)
    said = escape(" ".join(filter(None, sentences)))
    if said:
        said = said.replace("&lt;b&gt;", "<b>").replace("&lt;/b&gt;", "</b>")
        st.html(f'<p class="bm-lead">{said}</p>')


def plain(words: str) -> str:
    """Words as Markdown writes them, whatever they contain."""
    return re.sub(r"([\\`*_\[\]<>$~|])", r"\\\1", words)


def section(finding: str, note: str = "") -> None:
    """A section's finding, and a note on how to read what follows."""
    st.header(plain(finding), anchor=False)
    if note:
        st.html(f'<p class="bm-note">{escape(note)}</p>')


def note(words: str) -> None:
    """A small line: where numbers come from, how they are to be read."""
    if words:
        st.html(f'<p class="bm-source">{escape(words)}</p>')


def legend(entries: list[tuple[str, str]]) -> None:
    """Colours and what they mean, wrapped at any width."""
    keys = "".join(
        f'<span class="bm-key"><i style="background:{colour}"></i>{escape(words)}</span>'
        for colour, words in entries
    )
    st.html(f'<p class="bm-legend">{keys}</p>')


def no_edition(visit: Visit) -> None:
    """What is shown without scores: nothing loaded, nothing closed, or too few answered."""
    text, known = visit.text, visit.read(editions.editions)
    if not known:
        st.title(text("No edition has been loaded yet"), anchor=False)
        to_do = text("Load the answers of an edition and publish.")
        nothing(text("Sessions and views have their own pages, under Adoption."), to_do)
    elif any(row["status"] == "closed" for row in known):
        st.title(text("Too few answers to show a score"), anchor=False)
        too_few(text)
    else:
        st.title(text("No edition has been closed yet"), anchor=False)
        to_do = text("Scores appear when an edition is closed and published.")
        nothing(text("Only participation is shown while an edition is open."), to_do)


def too_few(text: Text) -> None:
    """What stands in place of the scores of an edition that too few answered."""
    to_do = text("Its response rate is shown under Participation.")
    nothing(text("Fewer people than the minimum group answered this edition."), to_do)


def nothing(what: str, to_do: str) -> None:
    """An empty state: what is missing and what to do about it."""
    st.info(f"{what} {to_do}", icon=":material/info:")


def facts(pairs: list[tuple[str, str]]) -> None:
    """Names and values, the values aligned to the right."""
    drawn = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in pairs
    )
    st.html(f'<dl class="bm-facts">{drawn}</dl>')


def terms(pairs: list[tuple[str, str]]) -> None:
    """Words and what they mean."""
    drawn = "".join(f"<dt>{escape(word)}</dt><dd>{escape(meaning)}</dd>" for word, meaning in pairs)
    st.html(f'<dl class="bm-terms">{drawn}</dl>')
