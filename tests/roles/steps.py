"""What each role may do with a thing that is in a certain state: one line a step.

Columns: journalist, editor, results editor, chief. + done, - refused.
"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from newsroom import front_page, roles, workflow
from newsroom.front_page import Placed
from newsroom.models import Byline

TOMORROW = timedelta(days=1)


def written(world, user, status="draft", at=None, by_whom="own"):
    """An article in this state, of this user or of somebody else, ready to be published."""
    writer = user if by_whom == "own" else world.someone
    when = timezone.now() if at is None else timezone.now() + at
    times = {"published_at": when, "first_published_at": when} if status in ("published", "withdrawn") else {}
    article = world.make.article(
        world.make.story(created_by=writer), body="<p>It rained.</p>", saved_by=writer, status=status, **times
    )
    Byline.objects.create(article=article, person=world.person)
    return article


def moving(start, to, by_whom="own", at=None, publish_at=None):
    def step(world, user):
        article = written(world, user, start, at, by_whom)
        when = timezone.now() + publish_at if publish_at else None
        workflow.move(article, to, by=user, comment="Once more", at=when)

    return step


def asking(question):
    """A step that is a question of `roles`: refused where the answer is no."""

    def step(world, user):
        if not question(world, user):
            raise PermissionDenied

    return step


def facts_of(status):
    return asking(lambda world, user: roles.may_change_facts(user, written(world, user, status).story))


def writing_in(status, by_whom):
    return asking(lambda world, user: roles.may_write_in(user, written(world, user, status, by_whom=by_whom)))


def having(permission):
    return asking(lambda world, user: user.has_perm(permission))


def arranging(world, user):
    if not user.has_perm("newsroom.arrange_front_page"):
        raise PermissionDenied
    article = written(world, user, "published", by_whom="other")
    front_page.arrange("en", [Placed(article.pk, "lead")], by=user, version=0)


def outcome(step, world, user):
    try:
        step(world, user)
    except (PermissionDenied, ValidationError):
        return "-"
    return "+"


STEPS = {
    "write in one’s own draft": (writing_in("draft", "own"), "++-+"),
    "write in another’s draft": (writing_in("draft", "other"), "-+-+"),
    "write in one’s own submitted article": (writing_in("submitted", "own"), "-+-+"),
    "write in one’s own published article": (writing_in("published", "own"), "-+-+"),
    "read another’s draft": (
        asking(lambda world, user: roles.may_preview(user, written(world, user, by_whom="other"))),
        "++++",
    ),
    "change the shared facts of one’s own draft": (facts_of("draft"), "++-+"),
    "change the shared facts once an article is published": (facts_of("published"), "-+-+"),
    "submit one’s own draft": (moving("draft", "submitted"), "++-+"),
    "submit another’s draft": (moving("draft", "submitted", "other"), "-+-+"),
    "send back": (moving("submitted", "draft", "other"), "-+-+"),
    "take back what one has submitted": (moving("submitted", "draft"), "-+-+"),
    "publish a draft": (moving("draft", "published"), "-+-+"),
    "publish what is submitted": (moving("submitted", "published", "other"), "-+-+"),
    "schedule": (moving("draft", "published", publish_at=TOMORROW), "-+-+"),
    "unschedule": (moving("published", "draft", at=TOMORROW), "-+-+"),
    "withdraw": (moving("published", "withdrawn", at=-TOMORROW), "-+-+"),
    "take up again what was withdrawn": (moving("withdrawn", "draft", at=-TOMORROW), "-+-+"),
    "take a published article back to a draft": (moving("published", "draft", at=-TOMORROW), "----"),
    "publish what is withdrawn at once": (moving("withdrawn", "published", at=-TOMORROW), "----"),
    "arrange the front page": (arranging, "-+-+"),
    "put a classification in force": (having("results.publish_classification"), "-+++"),
    "delete an article": (having("newsroom.delete_article"), "-+-+"),
    "tell a correction": (having("newsroom.add_correction"), "-+-+"),
    "put a word into the house dictionary": (having("newsroom.add_houseword"), "-+-+"),
    "change a photo": (having("newsroom.change_photo"), "++-+"),
    "change a page of the house": (having("newsroom.change_staticpage"), "---+"),
    "change an advertisement": (having("newsroom.change_advert"), "---+"),
    "make a login": (having("auth.add_user"), "---+"),
    "delete a login": (having("auth.delete_user"), "----"),
}
