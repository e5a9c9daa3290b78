"""Every view for everybody, one line each; `python -m tests.roles.table` writes docs/roles.md from it.

The letters of a line are for: stranger, journalist, editor, results editor, chief.
"""

from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "roles.md"

LETTERS = {
    "2": "the page (200)",
    "3": "on to another page (302)",
    "L": "to the login page (302)",
    "A": "asked to log in, by a script (401)",
    "F": "refused (403)",
    "N": "there is no such thing for anybody, or in the test’s world (404)",
    "M": "not by this method (405)",
    "4": "nothing was sent that makes sense (400)",
}

# Of each model of the admin: its list, adding, its page, changing it, its history, deleting it.
COLUMNS = [
    ("GET", "changelist"),
    ("GET", "add"),
    ("GET", "change"),
    ("POST", "change"),
    ("GET", "history"),
    ("GET", "delete"),
]
MODELS = {
    "newsroom_advert": "LFFF2 LFFF2 LFFF2 LFFF2 LFFF2 LFFF2",
    "newsroom_houseword": "L2222 LF2F2 L2222 LF2F2 L2222 LF2F2",
    "newsroom_article": "L2222 L22F2 L2222 LF2F2 L2222 LFFFF",
    "newsroom_correction": "L2222 LF2F2 L2222 LF2F2 L2222 LFFFF",
    "newsroom_person": "L2222 LF2F2 L2222 LF2F2 L2222 LF2F2",
    "newsroom_photo": "L2222 L22F2 L2222 L22F2 L2222 LFFFF",
    "newsroom_rubric": "L2222 LF2F2 L2222 LF2F2 L2222 LF2F2",
    "newsroom_staticpage": "LFFF2 LFFF2 LFFF2 LFFF2 LFFF2 LFFF2",
    "newsroom_story": "L2222 LFFFF L3333 L3333 L2222 LFFFF",
    "newsroom_tag": "L2222 L22F2 L2222 LF2F2 L2222 LF2F2",
    "auth_user": "LFFF2 LFFF2 LFFF2 LFFF2 LFFF2 LFFFF",
    "auth_group": "LFFF2 LFFFF LFFF2 LFFF2 LFFF2 LFFFF",
    "results_circuit": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_meeting": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_event": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_session": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_manufacturer": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_carmodel": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_classification": "L2222 LFFFF L2222 LFFFF L2222 LFFFF",
    "results_driver": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_team": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_document": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_entry": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_penalty": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_sheetreview": "L2222 LFFFF LF222 LF333 L2222 LFFFF",
    "results_sheetmapping": "L2222 LFFFF L2222 LF333 L2222 LF222",
    "results_series": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_season": "L2222 LF222 L2222 LF222 L2222 LF222",
    "results_raceclass": "L2222 LF222 L2222 LF222 L2222 LF222",
    "axes_accessattempt": "LFFFF LFFFF LFFFF LFFFF L3333 LFFFF",
    "axes_accesslog": "LFFFF LFFFF LFFFF LFFFF LFFFF LFFFF",
    "axes_accessfailurelog": "LFFFF LFFFF LFFFF LFFFF L3333 LFFFF",
}

DESK = {
    ("GET", "admin:index"): "L2222",
    ("GET", "admin:login"): "23333",
    ("POST", "admin:login"): "22222",
    ("GET", "admin:logout"): "3MMMM",
    ("POST", "admin:logout"): "32222",
    ("GET", "admin:password_change"): "L2222",
    ("POST", "admin:password_change"): "L2222",
    ("GET", "admin:password_change_done"): "L2222",
    ("GET", "admin:autocomplete"): "LFFFF",
    ("GET", "admin:jsi18n"): "L2222",
    ("GET", "admin:view_on_site"): "LNNNN",
    ("GET", "admin:newsroom_article_pages"): "L2222",
    ("GET", "admin:newsroom_article_findings_new"): "LMMMM",
    ("POST", "admin:newsroom_article_findings_new"): "L22F2",
    ("GET", "admin:newsroom_article_word"): "LMMMM",
    ("POST", "admin:newsroom_article_word"): "LF2F2",
    ("GET", "admin:newsroom_article_findings"): "LMMMM",
    ("POST", "admin:newsroom_article_findings"): "LF2F2",
    ("GET", "admin:newsroom_article_copy"): "LF2F2",
    ("GET", "admin:newsroom_article_typography"): "L2222",
    ("GET", "admin:newsroom_article_keep"): "MMMMM",
    ("POST", "admin:newsroom_article_keep"): "44444",
    ("GET", "admin:newsroom_article_left"): "A22A2",
    ("POST", "admin:newsroom_article_left"): "MMMMM",
    ("GET", "admin:newsroom_article_session"): "22222",
    ("POST", "admin:newsroom_article_session"): "MMMMM",
    ("GET", "admin:newsroom_article_translations"): "L2222",
    ("GET", "admin:newsroom_article_facts"): "LMMMM",
    ("POST", "admin:newsroom_article_facts"): "L2222",
    ("GET", "admin:newsroom_article_previews"): "LMMMM",
    ("POST", "admin:newsroom_article_previews"): "LF3F3",
    ("GET", "admin:newsroom_article_notes"): "LMMMM",
    ("POST", "admin:newsroom_article_notes"): "L3333",
    ("GET", "admin:newsroom_article_touched"): "LMMMM",
    ("POST", "admin:newsroom_article_touched"): "LF3F3",
    ("GET", "admin:newsroom_article_compare"): "L3333",
    ("GET", "admin:newsroom_article_seen"): "L2222",
    ("GET", "admin:newsroom_article_version"): "LNNNN",
    ("GET", "admin:newsroom_article_restore"): "LMMMM",
    ("POST", "admin:newsroom_article_restore"): "LFNFN",
    ("GET", "admin:newsroom_frontpage_changelist"): "LF3F3",
    ("GET", "admin:newsroom_frontpage_change"): "LF3F3",
    ("POST", "admin:newsroom_frontpage_change"): "LF3F3",
    ("GET", "admin:newsroom_frontpage_arrange"): "LF2F2",
    ("POST", "admin:newsroom_frontpage_arrange"): "LF2F2",
    ("GET", "admin:newsroom_frontpage_preview"): "LF2F2",
    ("POST", "admin:newsroom_frontpage_preview"): "LF2F2",
    ("GET", "admin:newsroom_photo_upload"): "L2222",
    ("POST", "admin:newsroom_photo_upload"): "L3333",
    ("GET", "admin:newsroom_photo_upload_begin"): "AMMMM",
    ("POST", "admin:newsroom_photo_upload_begin"): "A4444",
    ("GET", "admin:newsroom_photo_upload_part"): "ANNNN",
    ("POST", "admin:newsroom_photo_upload_part"): "AMMMM",
    ("GET", "admin:newsroom_photo_upload_finish"): "AMMMM",
    ("POST", "admin:newsroom_photo_upload_finish"): "ANNNN",
    ("GET", "admin:newsroom_photo_batch"): "LNNNN",
    ("POST", "admin:newsroom_photo_batch"): "LNNNN",
    ("GET", "admin:newsroom_photo_together"): "LNNNN",
    ("POST", "admin:newsroom_photo_together"): "LNNNN",
    ("GET", "admin:newsroom_photo_find"): "A2222",
    ("GET", "admin:auth_user_password_change"): "LFFF2",
    ("POST", "admin:auth_user_password_change"): "LFFF2",
    ("GET", "admin:results_driver_merge"): "LF222",
    ("POST", "admin:results_driver_merge"): "LF444",
    ("GET", "admin:results_team_merge"): "LF222",
    ("POST", "admin:results_team_merge"): "LF444",
    ("GET", "admin:results_circuit_merge"): "LF222",
    ("POST", "admin:results_circuit_merge"): "LF444",
    ("GET", "admin:results_carmodel_merge"): "LF222",
    ("POST", "admin:results_carmodel_merge"): "LF444",
    ("GET", "admin:results_session_attach"): "LF222",
    ("POST", "admin:results_session_attach"): "LF222",
    ("GET", "admin:results_session_choose"): "LF222",
    ("POST", "admin:results_session_choose"): "LF222",
    ("GET", "admin:results_event_attach"): "LF222",
    ("POST", "admin:results_event_attach"): "LF222",
    ("GET", "admin:results_event_choose"): "LFNNN",
    ("POST", "admin:results_event_choose"): "LFNNN",
    ("GET", "admin:results_session_columns"): "LFNNN",
    ("POST", "admin:results_session_columns"): "LFNNN",
    ("GET", "admin:results_session_by_hand"): "LF333",
    ("POST", "admin:results_session_by_hand"): "LF333",
    ("GET", "admin:results_session_decisions"): "LF222",
    ("POST", "admin:results_session_decisions"): "LF222",
    ("GET", "admin:results_classification_restate"): "LF222",
    ("POST", "admin:results_classification_restate"): "LF222",
    ("GET", "admin:results_document_file"): "L2222",
    ("GET", "admin:results_document_page"): "L2222",
    ("GET", "admin:results_document_table"): "L2222",
    ("GET", "admin:results_document_strip"): "L2222",
    ("GET", "admin:results_sheetreview_session"): "22222",
    ("POST", "admin:results_sheetreview_session"): "MMMMM",
    ("GET", "admin:results_sheetreview_keep"): "MMMMM",
    ("POST", "admin:results_sheetreview_keep"): "AF444",
    ("GET", "admin:results_sheetreview_open"): "LF222",
    ("POST", "admin:results_sheetreview_open"): "LF333",
    ("GET", "admin:app_list"): "L2222",
}

PUBLIC = {
    ("GET", "root"): "33333",
    ("GET", "robots"): "22222",
    ("GET", "sitemap"): "22222",
    ("GET", "sitemap_section"): "22222",
    ("GET", "news_sitemap"): "22222",
    ("GET", "rendition"): "NNNNN",
    ("GET", "card"): "NNNNN",
    ("GET", "announcement"): "NNNNN",
    ("GET", "preview_door"): "33333",
    ("GET", "theme"): "33333",
    ("POST", "theme"): "MMMMM",
    ("GET", "set_language"): "33333",
    ("POST", "set_language"): "33333",
    ("GET", "home"): "22222",
    ("GET", "articles"): "22222",
    ("GET", "article"): "22222",
    ("GET", "gallery_photo"): "22222",
    ("GET", "galleries"): "22222",
    ("GET", "latest"): "22222",
    ("GET", "static_page"): "22222",
    ("GET", "rubric"): "22222",
    ("GET", "on_this_day"): "22222",
    ("GET", "on_this_day_of"): "22222",
    ("GET", "person"): "22222",
    ("GET", "person_photos"): "22222",
    ("GET", "search"): "22222",
    ("GET", "tag"): "22222",
    ("GET", "preview"): "22222",
    ("GET", "feed"): "22222",
    ("GET", "series_feed"): "22222",
    ("GET", "person_feed"): "22222",
    ("GET", "tag_feed"): "22222",
    ("GET", "rubric_feed"): "22222",
    ("GET", "corrections"): "22222",
    ("GET", "spoilers"): "MMMMM",
    ("POST", "spoilers"): "33333",
    ("GET", "correction_feed"): "22222",
    ("GET", "series_list"): "22222",
    ("GET", "series"): "22222",
    ("GET", "season"): "22222",
    ("GET", "event"): "22222",
    ("GET", "entries"): "22222",
    ("GET", "session"): "22222",
    ("GET", "revision"): "22222",
    ("GET", "driver"): "22222",
    ("GET", "team"): "22222",
    ("GET", "calendar"): "22222",
    ("GET", "entries_data"): "22222",
    ("GET", "session_data"): "22222",
    ("GET", "revision_data"): "22222",
    ("GET", "session_embed"): "22222",
    ("GET", "revision_embed"): "22222",
    ("GET", "document_page"): "22222",
    ("GET", "calendar_feed"): "22222",
    ("GET", "series_calendar"): "22222",
    ("GET", "season_calendar"): "22222",
    ("GET", "event_calendar"): "22222",
    ("GET", "document"): "33333",
    ("GET", "document_version"): "22222",
    ("GET", "document_latest"): "33333",
    ("GET", "document_look"): "NNNNN",
    ("GET", "document_picture"): "NNNNN",
    ("GET", "series_css"): "22222",
}

VIEWS = {
    **PUBLIC,
    **DESK,
    **{
        (method, f"admin:{model}_{view}"): letters
        for model, groups in MODELS.items()
        for (method, view), letters in zip(COLUMNS, groups.split(" "), strict=True)
    },
}


def line(*cells):
    return f"| {' | '.join(cells)} |"


def document():
    """The page for people."""
    from tests.roles.steps import STEPS

    who = ["stranger", "journalist", "editor", "results editor", "chief"]
    text = [
        "# Roles",
        "",
        "Who may see and do what. The groups are in `newsroom/roles.py`; this page is written by",
        "`python -m tests.roles.table`, and",
        "`tests/house/test_roles.py` runs through every line of it. A new view needs one line in",
        "`tests/roles/table.py`, a new step one in `tests/roles/steps.py`.",
        "",
        "## Steps",
        "",
        line("step", *who[1:]),
        line(*["---"] * 5),
        *(
            line(words, *("yes" if sign == "+" else "no" for sign in signs))
            for words, (_s, signs) in STEPS.items()
        ),
        "",
        "Without a login nobody takes a step.",
        "",
        "## Views",
        "",
        *(f"- {letter}: {words}" for letter, words in LETTERS.items()),
    ]
    for title, views in (
        ("The site", PUBLIC),
        ("The desk", DESK),
        ("Lists and pages of the admin", {key: VIEWS[key] for key in VIEWS if key not in PUBLIC | DESK}),
    ):
        text += ["", f"### {title}", "", line("view", *who), line(*["---"] * 6)]
        text += [line(f"{method} `{name}`", *letters) for (method, name), letters in views.items()]
    return "\n".join(text) + "\n"


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    DOCUMENT.write_text(document(), encoding="utf-8")
