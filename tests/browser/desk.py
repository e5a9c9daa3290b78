"""The desk as its people use it: one browser each, fields by their labels, buttons by their words."""

from django.urls import reverse

PASSWORD = "a long night in the paddock"


class Desk:
    """One member of the newsroom, in front of a browser."""

    def __init__(self, page, site):
        self.page, self.site = page, site

    def log_in(self, username):
        self.page.goto(f"{self.site}/admin/login/")
        self.page.get_by_label("Username").fill(username)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("#user-tools")
        return self

    def open(self, name, *args, query=""):
        self.page.goto(self.site + reverse(name, args=args) + query)
        return self

    def press(self, words):
        """Press a button and wait for the page that follows."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words, exact=True).click()

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
        self.page.locator("#id_story_sessions-0-session + .select2-container").click()
        self.page.keyboard.type(words)
        self.page.locator(".select2-results__option", has_text=words).click()

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
