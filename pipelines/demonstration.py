"""The sample in an empty home: loaded file by file as anybody's own would be, then published."""

from __future__ import annotations

from collections.abc import Callable

from barometer.errors import AlreadyLoadedError, HomeError, Message, _, message
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication, latest
from barometer.store.vault import open_vault
from pipelines.check import Checked
from pipelines.load import check_source, load_checked
from pipelines.manifest import read_manifest
from pipelines.publish import Progress, publish, quietly
from pipelines.sample import QUESTIONNAIRE, SAMPLE, digests
from pipelines.source import Source
from pipelines.starting import take_sample_questionnaire

Loaded = Callable[[str, Checked], None]


def in_use(settings: Settings) -> Message | None:
    """Why the home is not the sample's to fill; None where it is. One cut short may go on."""
    home = Home(settings.home)
    if (publication := latest(home)) is not None:
        said = _("The home holds publication {n}; the sample was not loaded.")
        return message(said, n=publication.version)
    if _holds_others(home, settings):
        return message(
            _("The home holds files of its own; publish them: python -m pipelines publish")
        )
    questionnaire = home.questionnaire
    if questionnaire.exists() and questionnaire.read_bytes() != QUESTIONNAIRE.read_bytes():
        return message(
            _("The home has a questionnaire of its own, which the sample’s answers do not fit.")
        )
    return None


def load_sample(
    settings: Settings,
    loading: Progress = quietly,
    publishing: Progress = quietly,
    loaded: Loaded = lambda _name, _checked: None,
) -> Publication:
    """Fill an empty home with the sample and publish it; a HomeError where the home is in use.

    loading and publishing are told of each file and of each table, how many are done, of how many;
    loaded is told what each file held.
    """
    home = Home(settings.home).make()
    if (reason := in_use(settings)) is not None:
        raise HomeError(reason)
    take_sample_questionnaire(home)
    listed = read_manifest(SAMPLE)
    for done, (path, request) in enumerate(listed):
        loading(path.name, done, len(listed))
        source = Source.from_path(path, settings.upload_limit_mb)
        checked = check_source(source, request, settings)
        try:
            load_checked(source, request, checked, settings)
        except AlreadyLoadedError:
            continue
        loaded(path.name, checked)
    return latest(home) or publish(settings, publishing)


def _holds_others(home: Home, settings: Settings) -> bool:
    """Whether anything but the sample was ever loaded."""
    if not home.vault.exists():
        return False
    with open_vault(home, settings.lock_seconds) as vault:
        return not set(vault.batches()["sha256"]) <= digests()
