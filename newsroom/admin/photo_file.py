"""What a photo's file says of itself, told to the desk: after an upload, and later below the form."""

from django.contrib import messages
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import prefilling

LABELS = {
    "creators": gettext_lazy("Photographer"),
    "credit_line": gettext_lazy("Credit line"),
    "copyright_notice": gettext_lazy("Copyright notice"),
    "rights": gettext_lazy("Terms of use"),
    "rights_url": gettext_lazy("Page of the rights"),
    "licensor_url": gettext_lazy("Page of the licensor"),
    "rights_until": gettext_lazy("Last day of use"),
    "source": gettext_lazy("Source"),
    "instructions": gettext_lazy("Instructions"),
    "captions": gettext_lazy("Caption"),
    "alts": gettext_lazy("Alternative text"),
    "place": gettext_lazy("Place"),
    "taken": gettext_lazy("Taken"),
}
LANGUAGES = {"fr": gettext_lazy("French"), "en": gettext_lazy("English")}


def rows(photo):
    """All that the file says: (label, language code or "", text)."""
    found = []
    for name, label in LABELS.items():
        said = photo.file_data.get(name)
        if isinstance(said, dict):
            found += [(f"{label} ({language_name(code)})", code, text) for code, text in said.items()]
        elif said:
            found.append((label, "", " · ".join(said) if isinstance(said, list) else said))
    return found


def not_in_a_row(photo):
    """What the page of many photos must not pass over: (label, language code, text).

    The sender's instructions; and texts of the file that went to no field, for want of a language of ours, as
    long as the photo lacks such a text in one of them.
    """
    found = [(_("Instructions of the sender"), "", photo.instructions)] if photo.instructions else []
    for name, field in (("captions", "caption"), ("alts", "alt")):
        texts = photo.file_data.get(name, {})
        known = prefilling.in_our_languages(texts).values()
        if not (getattr(photo, f"{field}_fr") and getattr(photo, f"{field}_en")):
            left = [(code, text) for code, text in texts.items() if text not in known]
            found += [(f"{LABELS[name]} ({language_name(code)})", code, text) for code, text in left]
    return found


def language_name(code):
    if not code:
        return _("language not named")
    return LANGUAGES.get(code[:2]) or code


def told(form, photo):
    """After an upload: which fields the file filled, and what became of texts that name no language."""
    if "file" not in form.changed_data:
        return
    if form.prefilled:
        labels = dict.fromkeys(capfirst(str(form.fields[name].label)) for name in form.prefilled)
        yield (
            messages.INFO,
            _("Read from the file: %(fields)s. Please check.") % {"fields": ", ".join(labels)},
        )
    for name in ("captions", "alts"):
        plain = prefilling.without_language(photo.file_data.get(name, {}))
        if plain:
            yield messages.INFO, about_language(name, prefilling.language_of(plain))
    if not photo.is_usable:
        yield messages.WARNING, _("By the date given, the rights have ended: readers do not see it.")


def about_language(name, language):
    if name == "captions":
        return {
            "fr": _("The file does not name the language of its caption: it was taken for French."),
            "en": _("The file does not name the language of its caption: it was taken for English."),
        }.get(
            language,
            _("The file has a caption, but names no language: it stands below, under “In the file”."),
        )
    return {
        "fr": _("The file does not name the language of its alternative text: it was taken for French."),
        "en": _("The file does not name the language of its alternative text: it was taken for English."),
    }.get(
        language,
        _("The file has an alternative text, but names no language: it stands below, under “In the file”."),
    )
