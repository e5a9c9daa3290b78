"""A text of several lines, which browsers send with two signs at the end of each."""

from django import forms


class LinesField(forms.CharField):
    """Stored with one sign at the end of a line, as everywhere here: else a save is taken for a change."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")

    def has_changed(self, initial, data):
        return super().has_changed((initial or "").replace("\r\n", "\n"), data)
