"""Headless Chromium beside the test server."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.machine import program

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def _the_test_server_and_the_browser_share_a_thread():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = program("chromium", "chromium-browser", "google-chrome", brought_by="apt-get install chromium")
    return {**browser_type_launch_args, "executable_path": chromium, "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "en-GB", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def page(page):
    """A page that fails its test for what its policy blocks and for what its scripts throw."""
    trouble = []
    page.on("pageerror", lambda error: trouble.append(f"thrown: {error}"))
    page.on(
        "console",
        lambda message: trouble.append(message.text) if "Content Security Policy" in message.text else None,
    )
    yield page
    assert not trouble


@pytest.fixture
def accessible():
    """`accessible(page)` fails with what axe has found."""

    def check(page):
        __tracebackhide__ = True
        # Preloading would put the style sheets into inline elements, which the policy blocks.
        found = Axe().run(page, options={"preload": False})
        if found.violations_count:
            pytest.fail(found.generate_report())

    return check
