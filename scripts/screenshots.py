"""The six pages that a magazine is judged by, drawn into docs/screenshots: `make screenshots`.

In both editions, on a phone and on a desk, in the light and in the dark. A folder may be named instead, and
pages (names of tests/every_page.py): python -m scripts.screenshots /tmp/look home "article with photo".
"""

import io
import os
import sys
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import sync_playwright

from scripts.check import ROOT, chromium
from scripts.demo_site import demo_site

PAGES = {  # name of the picture: page of tests/every_page.py
    "home": "home",
    "article": "article with photo",
    "series": "series",
    "event": "event",
    "session": "race of sixty cars",
    "gallery": "gallery",
}
WIDTHS = {"phone": 390, "desk": 1280}
TALLEST = {"phone": 1600, "desk": 1800}  # pixels of a page that are shown
QUALITY = 72


def main(arguments):
    folder = Path(arguments[0]) if arguments else ROOT / "docs" / "screenshots"
    pages = {name.replace(" ", "-"): name for name in arguments[1:]} or PAGES
    folder.mkdir(parents=True, exist_ok=True)
    with demo_site() as site, sync_playwright() as playwright:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in this thread
        django.setup()
        from tests import every_page

        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for device, width in WIDTHS.items():
            for mode in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=mode, reduced_motion="reduce"
                )
                page = context.new_page()
                for language in ("fr", "en"):
                    for picture, name in pages.items():
                        page.goto(site + every_page.address(name, language), wait_until="networkidle")
                        target = folder / f"{picture}-{language}-{device}-{mode}.webp"
                        keep(page, width, TALLEST[device], target)
                context.close()
        browser.close()


def keep(page, width, tallest, target):
    """The top of a page, with the pictures that load as one scrolls."""
    page.set_viewport_size({"width": width, "height": tallest})
    page.wait_for_load_state("networkidle")
    height = min(tallest, page.evaluate("document.documentElement.scrollHeight"))
    shot = page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height})
    Image.open(io.BytesIO(shot)).convert("RGB").save(target, quality=QUALITY, method=6)
    page.set_viewport_size({"width": width, "height": 900})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
