"""Who may do what: four groups, and the questions that a permission alone does not answer."""

from newsroom.models import Article

JOURNALIST = "Journalist"
EDITOR = "Editor"
RESULTS_EDITOR = "Results editor"
CHIEF = "Chief"

READ = ("view",)
WRITE = ("view", "add", "change")
OWN = ("view", "add", "change", "delete")

SPORT = {
    "series": OWN,
    "season": OWN,
    "raceclass": OWN,
    "event": OWN,
    "session": OWN,
    "meeting": OWN,
    "circuit": OWN,
    "circuitalias": OWN,
    "driver": OWN,
    "driveralias": OWN,
    "team": OWN,
    "teamalias": OWN,
    "manufacturer": OWN,
    "carmodel": OWN,
    "carmodelalias": OWN,
    "entry": OWN,
    "crewmember": OWN,
    "penalty": OWN,
    "classification": WRITE,  # corrected by adding a revision, never deleted
    "classificationrow": READ,
    "document": OWN,
    "documentversion": WRITE,
    "sheetreview": OWN,
    "sheetmapping": OWN,
}

WRITING = {
    "article": WRITE,
    "byline": OWN,
    "story": WRITE,
    "storyseries": OWN,
    "storysession": OWN,
    "photo": WRITE,
    "photouse": OWN,
    "person": READ,
    "tag": ("view", "add"),
    "move": READ,
    "correction": READ,
    "houseword": READ,
    "rubric": READ,
}

# What the chief alone looks after: pages and words of the house, and who belongs to it.
HOUSE = {"staticpage": OWN, "advert": OWN}
PEOPLE = {"user": WRITE, "group": ("view", "change")}

# What has a name of its own, and is done by editors and the chief.
EDITING = [
    "newsroom.submit_article",
    "newsroom.publish_article",
    "newsroom.arrange_front_page",
    "results.publish_classification",
]

# group: {app: {model: what it may do}}, and the permissions that have a name of their own
GROUPS = {
    JOURNALIST: {
        "newsroom": WRITING,
        "results": dict.fromkeys(SPORT, READ),
        "named": ["newsroom.submit_article"],
    },
    EDITOR: {
        "newsroom": dict.fromkeys(WRITING, OWN) | {"move": READ, "correction": WRITE},
        "results": SPORT,
        "named": EDITING,
    },
    RESULTS_EDITOR: {
        "newsroom": dict.fromkeys(WRITING, READ),
        "results": SPORT,
        "named": ["results.publish_classification"],
    },
    CHIEF: {
        "newsroom": dict.fromkeys(WRITING, OWN) | HOUSE | {"move": READ, "correction": WRITE},
        "results": SPORT,
        "auth": PEOPLE,
        "named": EDITING,
    },
}

APPS = ("newsroom", "results", "auth")  # those whose permissions the groups are made of


def codenames(group, app):
    """The permissions of a group in an app, as Django names them."""
    named = [name.partition(".")[2] for name in GROUPS[group]["named"] if name.startswith(f"{app}.")]
    return [
        f"{verb}_{model}" for model, verbs in GROUPS[group].get(app, {}).items() for verb in verbs
    ] + named


def is_editor(user):
    return user.has_perm("newsroom.publish_article")


def may_write_in(user, article):
    """Editors write in every article; others in a draft that they sign or whose story they began."""
    if not user.has_perm("newsroom.change_article"):
        return False
    if is_editor(user):
        return True
    return article.status == Article.Status.DRAFT and is_author(user, article)


def is_author(user, article):
    """Whether this person signs the article, began its story, or was the last to write in it."""
    return (
        article.story.created_by_id == user.pk
        or article.saved_by_id == user.pk
        or article.bylines.filter(person__user=user).exists()
    )


def may_change_facts(user, story):
    """Once an article of the story is published, or about to be, its shared facts are the editors'."""
    if is_editor(user):
        return True
    if not user.has_perm("newsroom.change_story"):
        return False
    return story.pk is None or not story.articles.filter(status=Article.Status.PUBLISHED).exists()


def may_preview(user, article):
    """The desk reads its colleagues' drafts."""
    return user.is_active and user.is_staff and user.has_perm("newsroom.view_article")
