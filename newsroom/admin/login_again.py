"""What a page needs on which one logs in again without leaving it."""

from django.urls import reverse
from django.utils.translation import gettext


def login_config(request, words):
    """Who is logged in, where one asks and logs in, and the page's words: `login_words` among them."""
    return {
        "user": request.user.pk,
        "username": request.user.get_username(),
        "session": reverse("admin:newsroom_article_session"),
        "login": reverse("admin:login"),
        "words": words,
    }


def login_words(why, barred):
    """`why` it asks, and what it says after too many attempts, are the page's own."""
    return {
        "login": gettext("Log in again"),
        "loginWhy": why,
        "username": gettext("Username"),
        "password": gettext("Password"),
        "cancel": gettext("Not now"),
        "elsewhere": gettext("Log in in another window"),
        "wrong": gettext("That is not the password of this account."),
        "barred": barred,
        "unreachable": gettext("The server cannot be reached. Try again."),
    }
