"""The process: everything imported once, the publication open, headers on every answer.

Start it with `streamlit run server.py`. Streamlit collects garbage after every rerun; freezing
what never goes away makes that cheap.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio.to_thread
import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

import barometer.charts
import barometer.findings
import barometer.queries
import barometer.ui
from barometer.errors import BarometerError
from barometer.ui.link_language import LanguageInLink

MARK = Path(barometer.ui.__file__).with_name("mark.svg")
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class SecurityHeaders:
    """Puts HEADERS on every HTTP answer; websockets pass untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def health() -> tuple[int, dict[str, Any]]:
    """HTTP status and body: 200 with the version read from the publication, or an empty home."""
    from barometer.queries import editions
    from barometer.ui.visit import current_publication

    try:
        publication = current_publication()
        if publication is None:
            return 200, {"status": "empty", "version": None}
        version = editions.about(publication)[0]["version"]
    except BarometerError as error:
        return 503, {"status": "error", "detail": str(error)}
    return 200, {"status": "ok", "version": version}


async def healthz(_request: Request) -> JSONResponse:
    status, body = await anyio.to_thread.run_sync(health)
    return JSONResponse(body, status_code=status)


async def start_page(request: Request) -> RedirectResponse:
    """The first page lives at `/`; its own name leads there, filters and language included."""
    return RedirectResponse(request.url.replace(path="/"))


async def icon(_request: Request) -> FileResponse:
    """Our mark, under the name a page asks for; Streamlit would import NumPy to look at it."""
    return FileResponse(MARK, media_type="image/svg+xml")


def answer_at_once() -> None:
    """Let no answer wait until the visitor's machine has confirmed the one before: 40 ms each.

    asyncio sees to that for sockets that say they are of TCP; Streamlit listens at one that does
    not. Connections have it from the socket they came by.
    """
    for one in gc.get_objects():
        if type(one) is not socket.socket or one.fileno() < 0 or one.type != socket.SOCK_STREAM:
            continue
        inet = one.family in (socket.AF_INET, socket.AF_INET6)
        if inet and one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def warm() -> None:
    """Import what pages use and open the publication, so that no visitor waits for it.

    `uses_pages_directory`: else Streamlit takes `pages/` for its old kind of pages until the first
    `st.navigation`, and a link opened first after a start would show a page without its frame.
    """
    for package in (barometer.charts, barometer.queries, barometer.findings, barometer.ui):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    PagesManager.uses_pages_directory = False
    health()
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    answer_at_once()
    await anyio.to_thread.run_sync(warm)
    yield


app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=lifespan,
    routes=[
        Route("/healthz", healthz),
        Route("/overview", start_page),
        Route("/favicon.png", icon),
    ],
    middleware=[Middleware(SecurityHeaders), Middleware(LanguageInLink)],
)
