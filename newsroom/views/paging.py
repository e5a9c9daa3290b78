"""Long lists, page by page."""

from django.core.paginator import Paginator

from newsroom.addresses import in_editions


def paged(request, things, per_page, query=""):
    """What a template is told of the page of a list that is asked for, or of the nearest there is.

    `query`: how the list is narrowed, which every address keeps.
    """
    page = Paginator(things, per_page).get_page(request.GET.get("page"))
    asked = [query] * bool(query) + [f"page={page.number}"] * (page.number > 1)
    path = f"{request.path}?{'&'.join(asked)}" if asked else request.path
    return {
        "page_obj": page,
        "query": f"{query}&" if query else "",
        "canonical": path,
        "alternates": in_editions(path),
    }
