"""The home (BAROMETER_HOME): where everything is kept, and the only place written to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from barometer.errors import HomeError, _, message


@dataclass(frozen=True)
class Home:
    """The paths inside one home. Nothing is made until `make()` is called."""

    path: Path

    @property
    def questionnaire(self) -> Path:
        return self.path / "questionnaire.toml"

    @property
    def vault(self) -> Path:
        return self.path / "vault.duckdb"

    @property
    def key(self) -> Path:
        return self.path / "vault.key"

    @property
    def lock(self) -> Path:
        return self.path / "vault.lock"

    @property
    def publications(self) -> Path:
        return self.path / "publications"

    @property
    def mappings(self) -> Path:
        """Decisions kept as data: what a tribe is called now, what a foreign column means."""
        return self.path / "mappings"

    @property
    def backups(self) -> Path:
        return self.path / "backups"

    @property
    def restoring(self) -> Path:
        """There only while a restore puts things in their places."""
        return self.path / ".restoring"

    def replaced(self) -> list[Path]:
        """The folders of what restores replaced, oldest first."""
        return sorted(self.path.glob("before-restore-*"))

    def kept_aside(self) -> list[Path]:
        """Copies of the home made earlier that lie in it: backups, what restores replaced."""
        return [*sorted(self.backups.glob("*")), *self.replaced()]

    def make(self) -> Home:
        """Make the folders, readable by their owner only."""
        try:
            for folder in (self.path, self.publications, self.mappings):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise HomeError(
                message(
                    _("The home {home} cannot be made: {detail}."), home=self.path, detail=error
                ),
                message(_("Set BAROMETER_HOME to a folder you may write to.")),
            ) from None
        return self
