"""A piece of work in a process of its own: how long it takes, and how much memory it needs."""

from __future__ import annotations

import gc
import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import psutil

_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
Work = Callable[[Path], object]


@dataclass(frozen=True)
class Cost:
    """seconds: by the wall. memory: bytes at the peak, beyond those held before."""

    seconds: float
    memory: int


def measure(work: Work, path: Path, first: Path) -> Cost:
    """What `work(path)` costs in a new process that has done `work(first)`, so knows its way."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_at_work, args=(work, path, first, there))
    process.start()
    there.close()
    cost: Cost = here.recv()
    process.join()
    return cost


def _at_work(work: Work, path: Path, first: Path, told: Connection) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # DuckDB draws progress bars in such a process
    work(first)
    gc.collect()
    if _CLEAR.exists():
        _CLEAR.write_text("5", encoding="ascii")  # what that needed is no part of it
    held = psutil.Process().memory_info().rss
    start = time.perf_counter()
    work(path)
    seconds = time.perf_counter() - start
    told.send(Cost(seconds, max(0, _peak() - held)))


def _peak() -> int:
    """The most memory this process ever held; Linux keeps it in kilobytes, by name."""
    if _STATUS.exists():
        lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
