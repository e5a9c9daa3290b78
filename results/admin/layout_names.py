"""What people call the layouts by which sheets are read (`results/sheets/layouts/`)."""

from django.utils.translation import gettext_lazy as _

# By the code that a reading keeps. The provider stands before it where there is one.
NAMES = {
    "al_kamel_csv": _("CSV file"),
    "al_kamel_json": _("JSON file"),
    "al_kamel_pdf": _("PDF as in American endurance racing"),
    "by_hand": _("pages, by their own words"),
    "entry_list": _("entry list"),
    "fia": _("text copied from a sheet"),
    "fia_pdf": _("PDF sheet"),
    "fia_table": _("cells copied from a sheet"),
    "general": _("sheet on pages, by the words of its header"),
    "house": _("sheet drawn by this site"),
    "json_records": _("JSON file, by the names of its values"),
    "mapped": _("columns named by an editor"),
    "points": _("points table"),
    "staggered_grid": _("grid drawn slot by slot"),
    "table": _("table, by the words of its header"),
    "text_table": _("table copied as text"),
    "wec_pdf": _("PDF as in world endurance racing"),
    "wige_csv": _("CSV file"),
    "wige_pdf": _("PDF sheet"),
}
OUR_OWN = "house"


def name_of(provider, code):
    """“Al Kamel · CSV file”; of a layout that is no more known, its code."""
    if not code:
        return provider or ""
    name = str(NAMES.get(code, code))
    return f"{provider} · {name}" if provider and code != OUR_OWN else name
