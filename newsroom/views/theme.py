"""The switch of light and dark: a form without a script, which leads back to the page it stood on."""

from django.http import HttpResponseRedirect
from django.views.decorators.http import require_safe

from newsroom.addresses import own
from newsroom.theme import remember
from newsroom.views.showing import unkept


@require_safe
def choose(request):
    response = HttpResponseRedirect(own(request.GET.get("next", ""), otherwise="/"))
    response.status_code = 303
    remember(response, request.GET.get("theme", ""))
    return unkept(response)
