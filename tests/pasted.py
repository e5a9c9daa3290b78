"""What each program copies, in its manner, and what an article keeps of it: for browser and server."""

from html import unescape

from tests.machine import ROOT

FOLDER = ROOT / "tests" / "newsroom" / "pasted"
NAMES = sorted(path.name.removesuffix(".clean.html") for path in FOLDER.glob("*.clean.html"))


def pasted(name):
    return (FOLDER / f"{name}.html").read_text(encoding="utf-8")


def kept(name):
    """As it is stored: the lines of the file are there for its readers."""
    written = (FOLDER / f"{name}.clean.html").read_text(encoding="utf-8").replace("\n", "")
    return written.replace("&nbsp;", "\u00a0").replace("&#8239;", unescape("&#8239;"))
