"""compare: what two publications say differently."""

from __future__ import annotations

from typing import Annotated

import typer

from barometer.errors import HistoryError, _, message
from barometer.queries.comparison import compare
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import publication_of, versions
from barometer.text import Text
from pipelines.commands._console import console, language
from pipelines.comparison_report import say_comparison


def command(
    before: Annotated[
        int | None, typer.Argument(help="A publication's number; left out: the last but one.")
    ] = None,
    after: Annotated[int | None, typer.Argument(help="Another one; left out: the last.")] = None,
) -> None:
    """Say what changed between two publications: batches, editions, scores, sessions, views."""
    home, text = Home(Settings().home), Text(language())
    kept = [publication.version for publication in versions(home)]
    if len(kept) < 2:
        raise HistoryError(
            message(_("There are no two publications to compare.")),
            message(_("Publish again: python -m pipelines publish.")),
        )
    first = publication_of(home, kept[-2] if before is None else before)
    second = publication_of(home, kept[-1] if after is None else after)
    say_comparison(console, text, compare(first, second))
