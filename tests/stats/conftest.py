from __future__ import annotations

from hypothesis import settings

# a busy machine must not fail a property: no time limit a single example
settings.register_profile("stats", settings.default, deadline=None)
settings.load_profile("stats")
