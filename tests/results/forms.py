"""What a browser without scripts would send of a form."""

from html.parser import HTMLParser


def fields_of(html, form):
    """The fields of the form with this id, as they stand; only the last of several that share a name."""
    reader = FormReader(form)
    reader.feed(html)
    reader.close()
    return reader.fields


class FormReader(HTMLParser):
    def __init__(self, form):
        super().__init__()
        self.form, self.inside, self.select = form, False, None
        self.fields = {}

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.inside = given.get("id") == self.form
        if not self.inside:
            return
        name = given.get("name")
        if tag == "input" and name:
            if given.get("type") in ("radio", "checkbox") and "checked" not in given:
                return
            value = given.get("value", "on" if given.get("type") in ("radio", "checkbox") else "")
            if name in self.fields and given.get("type") == "hidden":
                before = self.fields[name]
                value = [*(before if isinstance(before, list) else [before]), value]
            self.fields[name] = value
        elif tag == "textarea" and name:
            self.fields[name] = ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            self.fields[self.select] = given["value"]

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        if tag == "select":
            self.select = None
