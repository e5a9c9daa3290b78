"""Headless Chromium beside the test server."""

import os
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.contrib.auth.models import Group, Permission
from django.test import override_settings
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from newsroom import roles
from tests import demo_copy
from tests.browser import slow_line
from tests.browser.desk import PASSWORD, PATIENCE, Desk
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


expect.set_options(timeout=PATIENCE * 1000)  # a busy machine is slow, and not wrong


@pytest.fixture(scope="session", autouse=True)
def _the_test_server_and_the_browser_share_a_thread():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session", autouse=True)
def _the_line_may_be_slow():
    with pytest.MonkeyPatch.context() as patch:
        slow_line.begin(patch)
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = program("chromium", "chromium-browser", "google-chrome", brought_by="apt-get install chromium")
    return {**browser_type_launch_args, "executable_path": chromium, "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "en-GB", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="session")
def demo_site(
    _the_test_server_and_the_browser_share_a_thread,
    browser,
    django_db_setup,
    django_db_blocker,
    tmp_path_factory,
):
    """`with demo_site() as site`: the demo content on a server, and all as it was behind it."""

    @contextmanager
    def serve():
        uploads = tmp_path_factory.mktemp("demo-media")
        copy = demo_copy.loaded(tmp_path_factory)
        with (
            django_db_blocker.unblock(),
            override_settings(MEDIA_ROOT=uploads),
            demo_copy.shown(copy, uploads),
        ):
            server = LiveServer("localhost")
            yield SimpleNamespace(url=server.url, uploads=uploads)
            server.stop()

    return serve


@pytest.fixture
def watched():
    """`watched(page)` fails the test for what the page's policy blocks and for what its scripts throw."""
    trouble = []

    def watch(page):
        page.on("pageerror", lambda error: trouble.append(f"thrown: {error}"))
        page.on(
            "console",
            lambda said: trouble.append(said.text) if "Content Security Policy" in said.text else None,
        )
        return page

    yield watch
    assert not trouble


@pytest.fixture
def new_context(new_context):
    """A browser of somebody's own, as patient as the tests."""

    def made(**options):
        context = new_context(**options)
        context.set_default_timeout(PATIENCE * 1000)
        return context

    return made


@pytest.fixture
def page(page, watched):
    return watched(page)


@pytest.fixture
def desk_of(make, new_context, watched, live_server):
    """`desk_of("helene", roles.EDITOR, name="Hélène Duprat")`: her own browser, in which she is logged in.

    Who has a name signs with it.
    """
    give_groups_their_rights()

    def sit_down(username, group, name=""):
        user = make.user(username, groups=[group], is_staff=True)
        user.set_password(PASSWORD)
        user.save()
        if name:
            make.person(name, user=user)
        return Desk(watched(new_context().new_page()), live_server.url).enter(user)

    return sit_down


def give_groups_their_rights():
    """As the migration does: a test that commits ends by emptying the tables, these too."""
    for name in roles.GROUPS:
        group, _made = Group.objects.get_or_create(name=name)
        for app in roles.APPS:
            names = roles.codenames(name, app)
            group.permissions.add(*Permission.objects.filter(content_type__app_label=app, codename__in=names))


# Colours are measured where they end, not on their way there; axe's own words are sent once to each page.
# Only what is wrong comes back: to tell of all the rest takes longer than to look.
STAND_STILL = """() => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, *::before, *::after { transition: none !important }");
    document.adoptedStyleSheets.push(still);
}"""
LOOK = "options => axe.run(options).then(({violations}) => ({violations}))"


@pytest.fixture
def accessible():
    """`accessible(page)` fails with what axe has found; axe asks for large targets only where told to.

    `accessible(page, schemes=["light", "dark"])` looks at the page in one light after the other.
    """

    def check(page, targets=False, schemes=()):
        __tracebackhide__ = True
        if not page.evaluate("() => Boolean(window.axe)"):
            page.evaluate(AXE_SCRIPT)
            page.evaluate(STAND_STILL)
        # Preloading would put the style sheets into inline elements, which the policy blocks.
        rules = {"target-size": {"enabled": targets}}
        options = {"preload": False, "rules": rules, "resultTypes": ["violations"]}
        wrong = []
        for scheme in schemes or [None]:
            if scheme:
                page.emulate_media(color_scheme=scheme)
            found = AxeResults(page.evaluate(LOOK, options))
            if found.violations_count:
                wrong.append(f"{scheme or ''} {found.generate_report()}".strip())
        if wrong:
            pytest.fail("\n".join(wrong))

    return check
