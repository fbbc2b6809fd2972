"""history: what was loaded, published, undone, erased…, when and by whom."""

from __future__ import annotations

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from barometer.store.vault import need_vault
from barometer.text import Text
from pipelines.commands._console import console, language
from pipelines.history_report import say_history
from pipelines.ledger import actions, batches, publications
from pipelines.waiting import say_waiting


def command() -> None:
    """List what was loaded, published, undone, erased…, when and by whom."""
    settings, text = Settings(), Text(language())
    need_vault(Home(settings.home))
    say_history(console, text, batches(settings), publications(settings), actions(settings))
    newest = latest(Home(settings.home))
    for sentence in say_waiting(newest, text) if newest else ():
        console.print(sentence, markup=False)
