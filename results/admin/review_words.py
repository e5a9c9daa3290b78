"""What the script of a review's page says."""

from django.utils.translation import gettext


def words():
    return {
        "kept": gettext("Kept at %(time)s"),
        "keptHere": gettext("No connection: kept in this browser until there is one."),
        "keptHereOnly": gettext("Kept in this browser: %(why)s."),
        "notKept": gettext("Not kept: %(why)s. Leave this page open."),
        "noStorage": gettext("there is no connection, and the browser keeps nothing"),
        "serverTrouble": gettext("the server is in trouble; it is tried again"),
        "loggedOut": gettext("your login has expired"),
        "closed": gettext("This review is closed by now (%(state)s): what you type is not kept."),
        "open": gettext("%(name)s has this review open"),
        "theirs": gettext("%(who)s wrote “%(text)s” here."),
        "takeTheirs": gettext("Take that"),
        "keepMine": gettext("Keep mine"),
        "nothing": gettext("nothing"),
        "resolved": gettext("Nothing is left to be seen here."),
        "login": gettext("Log in again"),
        "loginWhy": gettext(
            "Your login has expired. What you typed is kept in this browser until you are in again."
        ),
        "username": gettext("Username"),
        "password": gettext("Password"),
        "cancel": gettext("Not now"),
        "elsewhere": gettext("Log in in another window"),
        "wrong": gettext("That is not the password of this account."),
        "barred": gettext("Too many attempts: wait a quarter of an hour."),
        "unreachable": gettext("The server cannot be reached. Try again."),
    }
