"""Settings fail loudly, and the policy of what a page may load is strict."""

import os
import subprocess
import sys

import pytest

from newsroom.conf import csp
from tests.machine import ROOT

pytestmark = pytest.mark.pure


def start(**environment):
    """Start as a server does, with these settings and no others."""
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return subprocess.run(
        [sys.executable, "-c", "import newsroom.conf.settings"],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "DEBUG=perhaps",
        "HTTPS=perhaps",
        "DATABASE_URL=mysql://localhost/newsroom",
        "CACHE_URL=nowhere://",
        "EMAIL_URL=pigeon://loft",
        "FR_VARIANT=fr-BE",
        "EN_VARIANT=en",
        "SITE_URL=example.org",
        "SITE_URL=https://example.org/news",
        "WEB_CONCURRENCY=none",
        "DOCUMENT_MAX_MB=0",
        "LOG_LEVEL=LOUD",
    ],
)
def test_a_wrong_value_stops_the_start_and_is_named(wrong):
    name, value = wrong.split("=", 1)
    done = start(SECRET_KEY="k" * 60, **{name: value})
    assert done.returncode != 0
    assert f"ImproperlyConfigured: {name} " in done.stderr


def test_a_server_without_a_secret_key_does_not_start():
    done = start()
    assert "SECRET_KEY is missing" in done.stderr


def test_a_server_with_its_key_starts_without_debugging():
    assert start(SECRET_KEY="k" * 60).returncode == 0


def test_what_readers_load_is_ours_and_never_inline():
    sources = {source for directive in csp.PUBLIC.values() for source in directive}
    assert sources == {"'self'", "'none'"}


@pytest.mark.django_db
def test_an_answer_carries_the_policy_without_a_nonce(client):
    policy = client.get("/robots-of-no-such-page").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy


@pytest.mark.django_db
def test_the_editors_rooms_allow_nothing_unsafe_either(client):
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
