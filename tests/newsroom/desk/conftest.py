"""The cast of the desk: a journalist, an editor, a results editor, and somebody without any role."""

import io
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from newsroom import images, roles
from newsroom.models import Photo


@pytest.fixture
def journalist(make):
    user = make.user("jeanne", groups=[roles.JOURNALIST], is_staff=True)
    make.person("Jeanne Aubry", user=user)
    return user


@pytest.fixture
def editor(make):
    user = make.user("edgar", groups=[roles.EDITOR], is_staff=True)
    make.person("Edgar Lamy", user=user)
    return user


@pytest.fixture
def results_editor(make):
    return make.user("rosa", groups=[roles.RESULTS_EDITOR], is_staff=True)


@pytest.fixture
def stranger(make):
    return make.user("stranger", is_staff=True)


@pytest.fixture
def draft(make, journalist):
    """A draft that could be published: written and signed by the journalist."""
    story = make.story(created_by=journalist)
    return make.article(
        story,
        headline="Rain at noon",
        author=journalist.person,
        body="<p>It rained.</p>",
        saved_by=journalist,
    )


def picture(size=(600, 400), kind="JPEG", name="picture.jpg", colour="#33617a", **options):
    """An upload, drawn here."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **options)
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


@pytest.fixture
def photo(db):
    """`photo(photographer_name="Ada")` stores a photo with its renditions; without a name: no credit."""
    return lambda **fields: images.add_photo(Photo(**fields), picture())


class FormReader(HTMLParser):
    """The fields of the page's main form, as a browser would send them back."""

    def __init__(self):
        super().__init__()
        self.data = {}
        self.textarea = self.select = None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name = given.get("name")
        if tag == "select":
            self.select = None if "disabled" in given else (name, "multiple" in given)
            if self.select and name:
                self.data.setdefault(name, [])
        elif tag == "option" and self.select and "selected" in given:
            self.data[self.select[0]] = [*self.data[self.select[0]], given.get("value", "")]
        elif tag == "textarea" and name and "disabled" not in given:
            self.textarea = name
            self.data[name] = [""]
        elif tag == "input" and name and "disabled" not in given:
            kind = given.get("type", "text")
            if kind in {"submit", "file", "button"} or (
                kind in {"checkbox", "radio"} and "checked" not in given
            ):
                return
            self.data[name] = [given.get("value") or ""]

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.textarea = None
        elif tag == "select":
            if self.select and not self.select[1] and not self.data[self.select[0]]:
                self.data[self.select[0]] = [""]
            self.select = None

    def handle_data(self, data):
        if self.textarea:
            text = self.data[self.textarea][0] + data
            self.data[self.textarea] = [
                text[1:] if not self.data[self.textarea][0] and text[:1] == "\n" else text
            ]


@pytest.fixture
def filled():
    """`filled(response, headline="…")`: what the page's form sends, with these changes."""

    def read(response, **changes):
        reader = FormReader()
        reader.feed(response.content.decode())
        data = {name: values for name, values in reader.data.items() if "__prefix__" not in name}
        data.pop("language_switch", None)
        return data | {name: value if isinstance(value, list) else [value] for name, value in changes.items()}

    return read
