"""Getting started: from an empty home to the first publication, or the sample at once."""

from __future__ import annotations

from barometer.text import Text
from barometer.ui.language import language
from pages.starting import first_run

first_run.draw(Text(language()))
