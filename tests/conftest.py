"""What every test may ask for."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def folder(variable, default):
    """A folder of other people's files, outside the project: named by the environment, or beside it."""
    path = Path(os.environ.get(variable) or ROOT.parent / "shared" / default)
    if not path.is_dir():
        pytest.skip(f"no {default}: set {variable} to the folder that holds them")
    return path


@pytest.fixture(scope="session")
def samples():
    """Real result sheets and other files of the trade."""
    return folder("SAMPLES", "samples")


@pytest.fixture(scope="session")
def stories():
    """Real published stories."""
    return folder("STORIES", "stories")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Uploads of a test end with it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def make(db):
    """The factory: `make.article(…)`, `make.session(…)`."""
    from tests.factory import Factory

    return Factory()


@pytest.fixture(autouse=True)
def _ledger_lets_the_database_be_emptied(request):
    """A test that commits ends by emptying every table, which the ledger's triggers would refuse."""
    yield
    if {"transactional_db", "live_server"} & set(request.fixturenames):
        from results import ledger

        ledger.remove()
