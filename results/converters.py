"""Parts of addresses."""

from django.urls import register_converter


class Ending:
    """The form of a data file."""

    regex = "csv|json"

    def to_python(self, value):
        return value

    def to_url(self, value):
        if value not in {"csv", "json"}:
            raise ValueError(value)
        return value


class Version:
    """The label of a document's version, such as 1.0; whatever was typed can be an address."""

    regex = r"[^/]{1,20}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


def register():
    register_converter(Ending, "ending")
    register_converter(Version, "version")
