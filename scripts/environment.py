"""Make `.venv` hold exactly what a lock file names, and compile the catalogues. Needs Python alone.

    python3 scripts/environment.py            what running needs
    python3 scripts/environment.py --dev      what testing needs as well

What is already in place is left alone, so that a second call takes no time.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("VENV") or ROOT / ".venv")
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def say(text):
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def digest(*lock_files):
    """What an environment is known by: the interpreter and the lock files that it was made from."""
    text = hashlib.sha256(".".join(map(str, sys.version_info[:2])).encode())
    for path in lock_files:
        text.update(path.read_bytes())
    return text.hexdigest()


def make_venv():
    if sys.version_info < OLDEST:
        sys.exit(f"Python {'.'.join(map(str, OLDEST))} or later is needed, this is {sys.version.split()[0]}.")
    say(f"Making the environment in {VENV.name} …")
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        version = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"This Python has no ensurepip. On Debian: apt-get install python{version}-venv")
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def install(lock_file):
    say(f"Installing what {lock_file.name} names …")
    options = ["--quiet", "--require-hashes", "--no-deps", "--only-binary=:all:", "--root-user-action=ignore"]
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    subprocess.run([*pip, "install", *options, "-r", lock_file], check=True)


def compile_catalogues():
    """A .po file newer than its .mo is compiled anew."""
    for catalogue in sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po")):
        compiled = catalogue.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
            subprocess.run(
                [
                    VENV / "bin" / "pybabel",
                    "--quiet",
                    "compile",
                    "-l",
                    catalogue.parts[-3],
                    "-i",
                    catalogue,
                    "-o",
                    compiled,
                ],
                check=True,
            )


def main(arguments):
    dev = "--dev" in arguments
    lock_file = ROOT / ("requirements-dev.txt" if dev else "requirements.txt")
    # Whoever has the tools of the tests has all that running needs.
    stamps = {name: VENV / f".{name}" for name in ("requirements.txt", "requirements-dev.txt")}
    wanted = {name: digest(ROOT / name) for name in stamps}
    fit = {name for name, stamp in stamps.items() if stamp.exists() and stamp.read_text() == wanted[name]}
    if not (lock_file.name in fit or "requirements-dev.txt" in fit):
        if not PYTHON.exists():
            make_venv()
        install(lock_file)
        stamps[lock_file.name].write_text(wanted[lock_file.name])
    compile_catalogues()


if __name__ == "__main__":
    main(sys.argv[1:])
