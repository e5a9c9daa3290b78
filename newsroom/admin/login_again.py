"""What the dialog says in which one logs in again without leaving the page."""

from django.utils.translation import gettext


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
