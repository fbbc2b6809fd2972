"""Links written in our own HTML: a page and its filters, in the language of the visit."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from barometer.ui.language import link_parameters


def linked(words: str, address: str) -> str:
    """The words as HTML, as a link where there is an address (`pain_points?theme=data`)."""
    if not address:
        return escape(words)
    page = urlsplit(address)
    filters = urlencode(parse_qsl(page.query) + list(link_parameters().items()))
    href = escape(urlunsplit(page._replace(query=filters)), quote=True)
    return f'<a href="{href}" target="_self">{escape(words)}</a>'
