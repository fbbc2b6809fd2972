"""The publications packs are made of: the sample's, and made-up ones in other states."""

from __future__ import annotations

import pytest

from barometer.store.home import Home
from barometer.store.publication import Publication, latest
from tests import stand_in


def published(home: Home) -> Publication:
    found = latest(home)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def sample(sample_home: Home) -> Publication:
    return published(sample_home)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Surveys and nothing else."""
    home = Home(tmp_path_factory.mktemp("bare"))
    stand_in.build(home, bare=True)
    return published(home)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """A tribe and an initiative whose names a spreadsheet takes for formulas."""
    home = Home(tmp_path_factory.mktemp("hostile"))
    sql = (
        "UPDATE slices SET tribe = '=1+1' WHERE tribe = 'Search';"
        "UPDATE participation SET tribe = '=1+1' WHERE tribe = 'Search';"
        "UPDATE initiatives SET title = '@SUM(A1)', title_fr = '@SUM(A1)';"
        "UPDATE resources SET title = '+1' || title;"
    )
    stand_in.build(home, changed_by=sql)
    return published(home)
