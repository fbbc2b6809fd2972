"""history: what was loaded and published, when and by whom."""

from __future__ import annotations

from barometer.errors import HomeError, _, message
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import open_vault
from barometer.text import Text
from pipelines.commands._console import console, language
from pipelines.report import say_history


def command() -> None:
    """List what was loaded and published, when and by whom."""
    settings, text = Settings(), Text(language())
    home = Home(settings.home)
    if not home.vault.exists():
        raise HomeError(
            message(_("Nothing was ever loaded into {home}."), home=home.path),
            message(_("Start with: python -m pipelines demo.")),
        )
    with open_vault(home, settings.lock_seconds) as vault:
        made = vault.rows("SELECT * FROM publications ORDER BY version")
        say_history(console, text, vault.batches(), made)
