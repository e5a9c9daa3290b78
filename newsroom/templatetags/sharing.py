"""What the head of every page says to search engines and to those who show links."""

from django import template

from newsroom.sharing import sharing_of
from newsroom.structured.graph import as_text, graph_of

register = template.Library()


@register.inclusion_tag("components/sharing.html", takes_context=True)
def sharing(context):
    page = context.flatten()
    graph = graph_of(page)
    return {
        "sharing": sharing_of(page),
        "graph": as_text(graph) if graph else "",
        **{name: page.get(name) for name in ("site_name", "site_url", "og_locale", "page_language")},
        "canonical": page.get("canonical") or "",
        "alternates": page.get("alternates") or {},
    }
