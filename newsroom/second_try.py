"""Two forms sent at one moment may both be found right, and then only one of them fit into the database."""

from django.db import IntegrityError, OperationalError

DEADLOCK = {"40P01", "40001"}  # PostgreSQL has ended one of two that waited for each other


class SecondTry:
    """What the desk sent is looked at once more, now that the other is stored: the form says what is wrong.

    Nothing of the first try was kept: every form is stored in one transaction.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        match = request.resolver_match
        is_ours = request.method == "POST" and match and "admin" in match.namespaces
        if not is_ours or not came_second(exception) or hasattr(request, "is_second_try"):
            return None
        request.is_second_try = True
        request.POST = getattr(request, "as_sent", request.POST)
        request.__dict__.pop("story", None)
        for files in request.FILES.listvalues() if request.FILES else ():
            for file in files:
                file.seek(0)
        return match.func(request, *match.args, **match.kwargs)


def came_second(exception):
    if isinstance(exception, OperationalError):
        return getattr(exception.__cause__, "sqlstate", "") in DEADLOCK
    return isinstance(exception, IntegrityError)
