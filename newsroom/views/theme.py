"""The switch of light and dark: a form without a script, which leads back to the page it stood on."""

from django.http import HttpResponseRedirect
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from newsroom.theme import remember


@require_safe
def choose(request):
    back = request.GET.get("next", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    response = HttpResponseRedirect(back if is_ours else "/")
    response.status_code = 303
    remember(response, request.GET.get("theme", ""))
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
