"""The French catalogue and the code: take the strings out of one, bring the other up to date.

    python -m scripts.messages

Babel reads the Python, the scripts and (through Django's own reading of them) the templates, so that no GNU
gettext is needed. What is new stands in the catalogue with an empty translation, for somebody to write.
"""

import io
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ["newsroom", "results", "templates"]
KEYWORDS = {
    name + suffix: spec
    for name, spec in {
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for suffix in ("", "_lazy", "_noop")
} | {"_": None}


def catalogue_path(domain):
    return ROOT / "locale" / "fr" / "LC_MESSAGES" / f"{domain}.po"


def template_source(path):
    """A template as the Python that Django makes of its translated parts, flush left for the tokenizer."""
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    return "\n".join(line.lstrip() for line in source.splitlines())


def sources(domain):
    """(how Babel reads it, its text) for every file of a domain."""
    if domain == "djangojs":
        for path in sorted((ROOT / "static").rglob("*.js")):
            yield "javascript", path.read_text(encoding="utf-8")
        return
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix == ".py" and "migrations" not in path.parts:
                yield "python", path.read_text(encoding="utf-8")
            elif path.suffix in (".html", ".txt", ".xml", ".svg") and "templates" in path.parts:
                yield "python", template_source(path)


def extracted(domain):
    """All strings of the code, as a catalogue without translations."""
    if not settings.configured:  # Django's reader of templates asks for its settings
        settings.configure()
        django.setup()
    found = Catalog()
    for method, text in sources(domain):
        stream = io.BytesIO(text.encode())
        for _line, message, _comments, context in extract(
            method, stream, KEYWORDS, options={"encoding": "utf-8"}
        ):
            if message:
                found.add(message, context=context)
    return found


def kept(domain):
    """The catalogue as it stands in the project."""
    path = catalogue_path(domain)
    if not path.exists():
        return Catalog(locale="fr", domain=domain)
    with path.open("rb") as stream:
        return read_po(stream, locale="fr", domain=domain)


def update(domain):
    catalogue, path = kept(domain), catalogue_path(domain)
    catalogue.update(extracted(domain), no_fuzzy_matching=True)
    if not len(catalogue):
        return
    catalogue.fuzzy = False  # what is marked so would not be compiled
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(
            stream,
            catalogue,
            width=110,
            no_location=True,
            omit_header=False,
            sort_output=True,
            ignore_obsolete=True,
        )


if __name__ == "__main__":
    for each in ("django", "djangojs"):
        update(each)
