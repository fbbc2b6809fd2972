"""demo: the sample, loaded into an empty home and published."""

from __future__ import annotations

from rich.progress import Progress

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication
from barometer.text import Text
from pipelines.check import Checked
from pipelines.commands._console import console, language, progress_bar, say_published
from pipelines.demonstration import in_use, load_sample
from pipelines.report import summary


def command() -> None:
    """Load the sample into an empty home and publish it; a home in use is left alone."""
    settings, text = Settings(), Text(language())
    Home(settings.home).make()
    if (reason := in_use(settings)) is not None:
        console.print(reason.say(text))
        return
    with progress_bar() as bar:
        published = _load(settings, text, bar)
    say_published(text, published)


def _load(settings: Settings, text: Text, bar: Progress) -> Publication:
    """Load and publish, a bar for the files and one for the tables, each file's counts said."""
    files = bar.add_task(text("Loading the sample"), total=None)
    tables = bar.add_task(text("Publishing"), total=None, visible=False)

    def said(name: str, checked: Checked) -> None:
        bar.console.print(f"{name} · {summary(text, checked)}", highlight=False, markup=False)

    return load_sample(
        settings,
        lambda _name, done, of: bar.update(files, completed=done, total=of),
        lambda _name, done, of: bar.update(tables, completed=done, total=of, visible=True),
        said,
    )
