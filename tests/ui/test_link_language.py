"""The language in every link."""

from __future__ import annotations

import anyio
import pytest
from starlette.types import Message, Receive, Scope, Send

from barometer.ui.link_language import LanguageInLink, preferred

BROWSER = {"accept": "text/html", "accept-language": "fr-CA,fr;q=0.9,en"}


async def _served(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})


def redirected(path: str, query: str = "", headers: dict[str, str] = BROWSER) -> str | None:
    """Where a request is sent to; None where it is served as it is."""
    said: list[Message] = []

    async def send(message: Message) -> None:
        said.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "server": ("here", 80),
        "scheme": "http",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    anyio.run(LanguageInLink(_served), scope, receive, send)
    start = next(message for message in said if message["type"] == "http.response.start")
    return dict(start["headers"]).get(b"location", b"").decode() or None


@pytest.mark.parametrize("path", ["/", "/pain_points"])
def test_a_page_is_asked_for_again_with_its_language_and_filters(path: str) -> None:
    asked = "tribe=Search&tribe=A%26B"
    assert redirected(path, asked) == f"{path}?{asked}&lang=fr"


def test_the_language_of_a_link_is_kept() -> None:
    assert redirected("/maturity", "lang=en") is None


def test_an_unknown_language_is_replaced() -> None:
    assert redirected("/maturity", "lang=xx") == "/maturity?lang=fr"


@pytest.mark.parametrize(
    "path", ["/healthz", "/_stcore/health", "/static/js/index.js", "/media/1a.png"]
)
def test_what_is_no_page_is_left_alone(path: str) -> None:
    assert redirected(path) is None


def test_no_other_host_is_ever_sent_to() -> None:
    assert redirected("//elsewhere") == "/elsewhere?lang=fr"


def test_what_no_person_asked_for_is_left_alone() -> None:
    assert redirected("/", headers={"accept": "*/*"}) is None


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [("", "en"), ("de-DE,de;q=0.9", "en"), ("de,fr;q=0.8,en;q=0.7", "fr"), ("EN-us", "en")],
)
def test_the_browsers_first_known_language_is_preferred(accepted: str, spoken: str) -> None:
    assert preferred(accepted) == spoken


def test_the_language_of_the_place_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAROMETER_LANGUAGE", "fr")
    assert preferred("en-GB") == "fr"
