"""The bytes of a picture whose address never shows another: kept for ever, and never taken for a page."""

YEAR = 31_536_000
FOR_EVER = f"public, max-age={YEAR}, immutable"


def kept(response, how_long=FOR_EVER):
    response["Cache-Control"] = how_long
    response["X-Content-Type-Options"] = "nosniff"
    return response
