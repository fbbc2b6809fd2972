"""Small foreign files of more views formats, as their tools write them; nobody in them is real."""

from __future__ import annotations

from tests.pipelines.importers.foreign import Foreign

FOREIGN: tuple[Foreign, ...] = ()
