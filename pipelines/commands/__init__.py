"""One command a file; the folder is the registry.

A module here has a function `command`, whose parameters and docstring are what
`python -m pipelines <module> --help` says. Modules whose name starts with `_` are shared.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any


def commands() -> dict[str, Callable[..., Any]]:
    """Every command by name, in alphabetical order."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}").command for name in names}
