"""The Content-Security-Policy: nothing inline and nothing foreign, but for the editors' desk."""

from csp.constants import NONCE, NONE, SELF
from csp.middleware import CSPMiddleware

PUBLIC: dict[str, list[str]] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "media-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

# The rich text editor's import map is inline and carries the request's nonce. Its style element, which Tiptap
# would add to the page, is not let in: static/admin-look/editor.css holds those rules instead (without them
# each typed space becomes a no-break space without anybody noticing).
ADMIN_EXTRAS: dict[str, list[object]] = {
    "script-src": [NONCE],
    "img-src": ["data:", "blob:"],
}


class RoomsCSPMiddleware(CSPMiddleware):
    """The public policy everywhere, and in the admin what its rich text editor needs.

    The editor's import map takes `request.csp_nonce`; a public page has no nonce: it can be cached whole.
    """

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith("/admin/") and not report_only:
            parts.update = ADMIN_EXTRAS | (parts.update or {})
        else:
            parts.nonce = None
        return parts
