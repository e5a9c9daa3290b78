"""The demo content, loaded once for this folder's tests and taken back behind the last."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    media = tmp_path_factory.mktemp("demo-media")
    said = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media):
            call_command("demo", on_a_server=True, stdout=said)
        yield media, said.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db, settings, media):
    """What the command said; its files are where the site looks for them."""
    settings.MEDIA_ROOT = loaded[0]
    return loaded[1]
