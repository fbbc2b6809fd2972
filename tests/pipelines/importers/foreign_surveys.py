"""Small foreign files of more survey formats, as their tools write them; no real person."""

from __future__ import annotations

from tests.pipelines.importers.foreign import Foreign

FOREIGN: tuple[Foreign, ...] = ()
