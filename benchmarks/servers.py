"""Streamlit servers, each a process of its own on a free port of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
OURS, PLAIN = ROOT / "server.py", Path(__file__).with_name("plain_page.py")
STARTING = 120  # half seconds
# What has nothing to do with speed, or would give one of the two more to do.
ALIKE = (
    "--server.address=127.0.0.1",
    "--server.headless=true",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
)


@dataclass(frozen=True)
class Server:
    """Where a server answers, and its process."""

    address: str
    process: psutil.Process

    def memory(self) -> int:
        """Bytes it holds now, libraries it shares with others included."""
        return int(self.process.memory_info().rss)

    def own_memory(self) -> int:
        """Bytes that would be free if it ended."""
        return int(self.process.memory_full_info().uss)


@contextmanager
def served(script: Path, place: Path, home: Path) -> Iterator[Server]:
    """A server of that script, with the settings found in `place`; ended by its own id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *ALIKE]
    started = subprocess.Popen(
        [*command, "--server.port", str(port)],
        cwd=place,
        env=os.environ | {"BAROMETER_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/_stcore/health", started)
        yield Server(address, psutil.Process(started.pid))
    finally:
        started.terminate()
        started.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _time in range(STARTING):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError("the server did not answer within a minute")
