"""The desk as its people use it: one browser each, fields by their labels, buttons by their words."""

import time
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Error, expect

PASSWORD = "a long night in the paddock"
PATIENCE = 60  # seconds, on a busy machine


def until(page, is_so, why):
    """Wait until something is so that no page shows, such as what the server has kept."""
    latest = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < latest, why
        page.wait_for_timeout(100)


class SlowLine:
    """What a page asks for at an address stays on its way until it is let go."""

    def __init__(self, page, address):
        self.page, self.address, self.held = page, address, []
        page.route(address, lambda route: self.held.append(route))

    def wait(self):
        until(self.page, lambda: self.held, f"nothing was asked of {self.address}")

    def let_go(self, last_first=False):
        self.page.unroute(self.address)
        for route in reversed(self.held) if last_first else self.held:
            with suppress(Error):  # given up by the page meanwhile
                route.continue_()
            if last_first:
                self.page.wait_for_timeout(200)  # the server has answered it before the next one comes


def settle(page):
    """Let the editor notice where a click or a key has put the cursor.

    It sets the cursor again a moment after it was given the focus. The clock is that of the page itself: a
    busy machine is slow on both sides.
    """
    page.evaluate("new Promise(done => setTimeout(done, 100))")


class Desk:
    """One member of the newsroom, in front of a browser."""

    def __init__(self, page, site):
        self.page, self.site = page, site

    def enter(self, user):
        """With a login that stands. The form of the login has tests of its own."""
        visit = Client()
        visit.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookie = visit.cookies[settings.SESSION_COOKIE_NAME]
        self.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.site}])
        return self

    def expire(self):
        """The login stands no longer; the browser does not know it yet."""
        self.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    def log_in_again(self):
        """In the dialog that the page opens by itself."""
        dialog = self.page.get_by_role("dialog", name="Log in again")
        dialog.get_by_label("Password").fill(PASSWORD)
        dialog.get_by_label("Password").press("Enter")
        dialog.wait_for(state="detached")

    def open(self, name, *args, query=""):
        self.page.goto(self.site + reverse(name, args=args) + query)
        return self

    def press(self, words):
        """Press a button and wait for the page that follows."""
        button = self.page.get_by_role("button", name=words, exact=True)
        button.wait_for()
        self.page.wait_for_load_state()  # its scripts have come
        with self.page.expect_navigation():
            button.click()

    def follow(self, link):
        """Click a link and wait for its page, with its scripts."""
        link.wait_for()
        with self.page.expect_navigation():
            link.click()

    def told(self):
        """What the page says on top."""
        return " ".join(self.page.locator(".messagelist li").all_inner_texts())

    # --- results ------------------------------------------------------------------------------------

    def attach(self, session, data, name="sheet.pdf"):
        """From the session's page to the reading of the sheet."""
        self.open("admin:results_session_change", session.pk)
        self.page.get_by_label("Attach a result sheet").set_input_files(
            {"name": name, "mimeType": "application/pdf", "buffer": data}
        )
        self.press("Attach and read")
        return Review(self)

    # --- articles -----------------------------------------------------------------------------------

    @property
    def text(self):
        return self.page.locator(".ProseMirror")

    def type(self, *lines):
        """Type lines, each with the enter key at its end but the last."""
        for index, line in enumerate(lines):
            if index:
                self.page.keyboard.press("Enter")
            self.page.keyboard.type(line)

    def tool(self, name):
        """A button of the editor's bar."""
        settle(self.page)
        self.page.locator(f".editor-bar [data-does={name}]").click()

    def link_to(self, words):
        """A link to a page of ours, found by typing."""
        self.tool("link")
        self.page.locator("#link-name").fill(words)
        self.page.locator(".editor-dialog li .choice").first.click()

    def mark(self, kind):
        """Put the story's only classification, or its only photo in the text, where the cursor is."""
        self.tool(kind)
        self.page.locator(".editor-dialog .choice").click()

    def add_session(self, words):
        self.page.locator("#story_sessions-group .add-row a").click()
        field = self.page.locator("#id_story_sessions-0-session + .select2-container")
        field.click()
        with self.page.expect_response(lambda answer: asked_for(answer.url) == words):
            self.page.keyboard.type(words)
        self.page.locator(".select2-results__option", has_text=words).click()
        expect(field).to_contain_text(words)

    def add_photo(self, path, **fields):
        """Upload a photo from the article's page, in the window that opens over it. Fields by their label."""
        self.page.locator("#photo_uses-group .add-row a").click()
        with self.page.expect_popup() as opened:
            self.page.locator("#add_id_photo_uses-0-photo").click()
        window = opened.value
        window.get_by_label("file:").set_input_files(path)
        for label, words in fields.items():
            window.get_by_label(label).fill(words)
        with window.expect_event("close"):
            window.get_by_role("button", name="Save").click()


def asked_for(address):
    """What a field that searches has sent to the server."""
    return parse_qs(urlsplit(address).query).get("term", [""])[0]


class Review:
    """The page on which a sheet is compared with its reading."""

    def __init__(self, desk):
        self.desk, self.page = desk, desk.page

    def choose_status(self, words):
        self.page.locator("#status").get_by_label(words, exact=True).check()

    def spell(self, printed, given, family):
        """Write a new name otherwise than the sheet prints it."""
        found = f'tr:has(th:text-is("{printed}"))'
        line = self.page.locator(f".new-names {found}")
        if not line.is_visible():
            self.page.locator(f".new-names details:has({found}) > summary").click()
        line.get_by_label("Given name").fill(given)
        line.get_by_label("Family name").fill(family)

    def see_pages(self):
        """Unfold the pictures of the pages, and wait for the first."""
        self.page.get_by_text("The pages of the sheet").click()
        picture = self.page.locator("#pages img").first
        picture.scroll_into_view_if_needed()
        self.page.wait_for_function("picture => picture.naturalWidth > 600", arg=picture.element_handle())

    def confirm_new_names(self):
        self.page.get_by_label("publishing puts them on record").check()
