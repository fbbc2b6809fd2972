"""Links written in our own HTML: a page and its filters, in the language of the visit."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from barometer.ui.language import link_parameters


def linked(words: str, address: str) -> str:
    """The words as HTML, as a link where there is an address (`pain_points?theme=data`)."""
    if not address:
        return escape(words)
    spoken = urlencode(link_parameters())
    joined = ("&" if "?" in address else "?") + spoken if spoken else ""
    return f'<a href="{escape(address + joined, quote=True)}" target="_self">{escape(words)}</a>'
