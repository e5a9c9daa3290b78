"""The rich text editor: what it may do, and where its scripts are."""

import json

from django import forms
from django.utils.translation import gettext
from django_prose_editor.widgets import prose_editor_admin_media
from js_asset import ImportMap, Media, Script

from newsroom import body
from newsroom.quote_languages import QUOTE_LANGUAGES
from results.formats import colon

MODULES = ImportMap(
    {
        f"newsroom/{name}": f"js/admin/editor/{name}.js"
        for name in ("dialog", "embed", "quote", "link", "place", "words")
    }
    | {
        f"newsroom/{name}": f"js/admin/editor/{name}.js"
        for name in (
            "paste",
            "paste-links",
            "paste-lists",
            "paste-runs",
            "paste-style",
            "paste-tables",
            "paste-text",
            "pasting",
        )
    }
    | {f"newsroom/{name}": f"js/admin/keep/{name}.js" for name in ("fields", "login", "offers", "strip")}
    | {f"newsroom/upload-{name}": f"js/admin/upload/{name}.js" for name in ("row", "wire")}
    | {"newsroom/typed": "js/admin/upload/typed.js"}
    | {"newsroom/library": "js/admin/library/dialog.js"}
)


class BodyWidget(forms.Textarea):
    """A text area that a script turns into the editor; without the script it is a text area of HTML."""

    class Media:  # replaced by the property below, which knows the import map
        pass

    def __init__(self, attrs=None):
        super().__init__({"rows": 24, "class": "vLargeTextField", "data-article-editor": ""} | (attrs or {}))
        self.choices = {"classification": [], "photo": []}
        self.links = ""

    @property
    def media(self):
        return prose_editor_admin_media + Media(
            importmap=MODULES,
            css={"all": ["admin-look/editor.css"]},
            js=[
                Script("js/admin/editor/article-editor.js", type="module"),
                Script("js/admin/keep.js", type="module"),
            ],
        )

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        config = {"choices": self.choices, "links": self.links, "words": words()}
        config["languages"] = [(code, str(name)) for code, name in QUOTE_LANGUAGES.items()]
        context["widget"]["attrs"]["data-article-editor"] = json.dumps(config)
        return context

    def use_required_attribute(self, initial):
        return False  # the browser cannot point at a field that is not shown


class BodyField(forms.CharField):
    """The text of an article, clean whatever was sent."""

    widget = BodyWidget

    def clean(self, value):
        return body.sanitise(super().clean(value) or "")


def words():
    """What the editor says, in the language of the admin."""
    return {
        "text": gettext("Text of the article"),
        "paragraph": gettext("Paragraph"),
        "heading2": gettext("Heading"),
        "heading3": gettext("Subheading"),
        "bold": gettext("Bold"),
        "italic": gettext("Italic"),
        "bullets": gettext("List"),
        "numbers": gettext("Numbered list"),
        "quote": gettext("Quote"),
        "speaker": gettext("Who says it"),
        "quoteLanguage": gettext("Language of the quote"),
        "quoteOwnLanguage": gettext("That of the article"),
        "link": gettext("Link"),
        "unlink": gettext("Remove the link"),
        "find": gettext("Find a page of ours: a person, driver, team, series, event or article"),
        "address": gettext("or an address"),
        "nothing": gettext("Nothing found."),
        "table": gettext("Table"),
        "row": gettext("Add a row"),
        "column": gettext("Add a column"),
        "dropRow": gettext("Remove the row"),
        "dropColumn": gettext("Remove the column"),
        "dropTable": gettext("Remove the table"),
        "head": gettext("First row is a heading"),
        "photo": gettext("Photo"),
        "classification": gettext("Classification"),
        "missing": gettext("no longer in the story"),
        "colon": colon("%(label)s"),
        "noPhoto": gettext(
            "The story has no photo yet: choose its photos below and save, then they are here."
        ),
        "noClassification": gettext(
            "The story has no session yet: choose one below and save, then it is here."
        ),
        "undo": gettext("Undo"),
        "redo": gettext("Redo"),
        "insert": gettext("Insert"),
        "cancel": gettext("Cancel"),
        "noPictures": gettext(
            "Pictures are not pasted into the text: add each under “Photos of a story” below, with its "
            "credit, then put its marker here. The words were pasted."
        ),
        "photoHelp": gettext("Where the photo stands in the text"),
        "classificationHelp": gettext("Where the classification stands; without it, it stands at the end"),
    }
