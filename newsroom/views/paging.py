"""Long lists, page by page."""

from django.core.paginator import Paginator

from newsroom.addresses import in_editions


def paged(request, things, per_page, query=""):
    """What a template is told of the page of a list that is asked for, or of the nearest there is.

    `query`: how the list is narrowed, which every address keeps.
    """
    page = Paginator(things, per_page).get_page(request.GET.get("page"))
    first = f"{request.path}?{query}" if query else request.path
    path = f"{first}{'&' if query else '?'}page={page.number}" if page.number > 1 else first
    return {
        "page_obj": page,
        "query": f"{query}&" if query else "",
        "canonical": path,
        # The other edition's list begins alike, but its later pages hold other things, if it has them.
        "alternates": in_editions(first) | in_editions(path, [path[1:3]]),
    }
