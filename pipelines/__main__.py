"""The command line: python -m pipelines COMMAND; one command a file in pipelines/commands/.

Exit status 0: done; 1: something to mend, said in words; 2: the command was not understood.
"""

from __future__ import annotations

import sys

import typer
from pydantic import ValidationError

from barometer.errors import BarometerError
from barometer.text import Text
from pipelines.commands import commands
from pipelines.commands._console import errors, language, say_error

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for name, command in commands().items():
    app.command(name.replace("_", "-"))(command)


def main() -> None:
    """The one guard: what a user can mend is said in words; anything else is a bug."""
    try:
        app()
    except BarometerError as error:
        say_error(error, Text(language()))
        sys.exit(1)
    except ValidationError as error:
        names = ", ".join(
            f"BAROMETER_{e['loc'][0]}".upper() + f": {e['msg']}" for e in error.errors()
        )
        errors.print(names, style="red", highlight=False, markup=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
