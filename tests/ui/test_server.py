"""The process: its health, its headers, the frame around an error."""

from __future__ import annotations

import socket
from pathlib import Path

import anyio
import pytest
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

import server
from barometer.store.home import Home

ROOT = Path(__file__).parents[2]


def test_health_of_an_empty_home() -> None:
    assert server.health() == (200, {"status": "empty", "version": None})


def test_health_reads_the_publication(stand_in_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAROMETER_HOME", str(stand_in_home.path))
    assert server.health() == (200, {"status": "ok", "version": 1})


def test_health_of_a_broken_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path / "broken").make()
    (home.publications / "0001.duckdb").write_bytes(b"not a database")
    monkeypatch.setenv("BAROMETER_HOME", str(home.path))
    status, body = server.health()
    assert status == 503
    assert "0001.duckdb" in body["detail"]


def test_nothing_may_be_fetched_from_elsewhere() -> None:
    policy = server.HEADERS["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy


def test_an_answer_does_not_wait_for_the_one_before_to_be_confirmed() -> None:
    """As Streamlit makes the socket it listens at: without naming TCP."""
    with socket.socket(socket.AF_INET) as listening, socket.socket(socket.AF_INET):
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server.answer_at_once()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_page_has_our_icon() -> None:
    scope = {"type": "http", "method": "GET", "path": "/favicon.png", "headers": []}
    answer = anyio.run(server.icon, Request(scope))
    assert answer.media_type == "image/svg+xml"
    assert Path(answer.path).read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_broken_publication_is_told_in_words(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "broken").make()
    (home.publications / "0001.duckdb").write_bytes(b"not a database")
    monkeypatch.setenv("BAROMETER_HOME", str(home.path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    assert "0001.duckdb" in app.error[0].value


def test_a_bug_is_shown_briefly_and_logged_whole(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BAROMETER_HOME", str(stand_in_home.path))

    def fail(*_given: object) -> None:
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setattr("barometer.ui.cards.headlines", fail)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = "en"
    app.run()
    assert not app.exception
    assert "a bug of ours" not in app.error[0].value
    assert "please tell Product Ops" in app.error[0].value
    assert "a bug of ours" in capsys.readouterr().err
