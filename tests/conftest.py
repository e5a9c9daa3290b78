"""What every test may ask for."""

import os
import shutil
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests import demo_copy, html
from tests.machine import folder

# A machine that is busy is no fault of what it tests.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items):
    """One process, hence one worker, validates pages; and the browser's tests say what they are."""
    for item in items:
        if "valid_html" in item.fixturenames and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group("html"))
        if "page" in item.fixturenames or "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb, django_db_modify_db_settings, tmp_path_factory):
    """On SQLite the workers begin with copies of one migrated database, and keep them to their end."""
    if connection.vendor != "sqlite" or not {"PYTEST_XDIST_WORKER", "DEMO_COPY"} & os.environ.keys():
        yield django_db_keepdb
        return
    own = Path(connection.settings_dict["TEST"]["NAME"])
    shutil.copy(demo_copy.migrated(tmp_path_factory), own)
    yield True
    connection.close()
    for file in own.parent.glob(f"{own.name}*"):
        file.unlink()


@pytest.fixture(scope="session")
def samples():
    """Real result sheets and other files of the trade."""
    return folder("SAMPLES", "samples")


@pytest.fixture(scope="session")
def stories():
    """Real published stories."""
    return folder("STORIES", "stories")


@pytest.fixture(scope="session")
def html_checker():
    with html.checker() as check:
        yield check


@pytest.fixture
def valid_html(html_checker):
    """`valid_html(page)` fails with the checker's complaints about a whole page of HTML."""

    def check(page):
        __tracebackhide__ = True
        if wrong := html_checker(page):
            pytest.fail("\n".join(wrong))

    return check


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Uploads of a test end with it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def _english():
    """A test begins in English, whatever language the one before it has read in."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _frame():
    """What is in the bar and the footer is asked anew: what a test before has saved was never committed."""
    cache.delete_many(["frame:fr", "frame:en"])


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
