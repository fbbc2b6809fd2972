"""The language in every link: a page asked for without `?lang=` is asked for again with it.

So that a link copied from the address bar reads the same for whoever opens it. Done before the
page is served: a page that changed its own address would stand in the way of the back button.
"""

from __future__ import annotations

from urllib.parse import urlunsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from barometer.settings import Settings
from barometer.text import LANGUAGES
from barometer.ui.language import PARAMETER


class LanguageInLink:
    """Redirects pages, and nothing else, to their address in the visitor's language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            request = Request(scope)
            if _is_page(request) and request.query_params.get(PARAMETER) not in LANGUAGES:
                spoken = preferred(request.headers.get("accept-language", ""))
                address = _address(request, spoken)
                answer = RedirectResponse(address, headers={"Vary": "Accept-Language"})
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _is_page(request: Request) -> bool:
    """Whether a person asked for it: a document, at an address of one name or none."""
    wanted = request.headers.get("sec-fetch-dest") or request.headers.get("accept", "")
    name = request.url.path.strip("/")
    return (
        request.method == "GET"
        and ("document" in wanted or "text/html" in wanted)
        and name.replace("_", "").isalpha() | (name == "")
        and name != "healthz"
    )


def _address(request: Request, spoken: str) -> str:
    """The same page on the same host, whatever a proxy calls it: never a `//host`."""
    page = request.url.include_query_params(**{PARAMETER: spoken})
    path = f"{request.scope.get('root_path', '')}/{request.url.path.strip('/')}"
    return urlunsplit(("", "", path, page.query, ""))


def preferred(accepted: str) -> str:
    """The language spoken here, else the first of the browser's that we speak (RFC 9110)."""
    asked = [Settings().language, *(part.strip()[:2].lower() for part in accepted.split(","))]
    return next((language for language in asked if language in LANGUAGES), LANGUAGES[0])
