"""Makes `.venv` and installs the pinned requirements into it, unless that has been done: `prepare.py base|dev`.

Needs nothing but Python 3.11 or newer. What was installed is remembered by the fingerprint of the files that decide it,
so that a second call takes milliseconds and a changed pin is noticed.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LEAST = (3, 11)


def main(kind: str) -> int:
    if sys.version_info < LEAST:
        return refuse(f"Guildhouse needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if kind == "base" and is_ready("dev"):
        return 0
    if is_ready(kind):
        return 0
    if missing := [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]:
        return refuse(name_missing_package(missing))
    return install(kind)


def install(kind: str) -> int:
    sys.stdout.write(f"Installing what Guildhouse needs into {VENV.name} (once; a minute or two)\n")
    sys.stdout.flush()
    steps = [
        [str(PYTHON), "-m", "pip", "install", "-qq", "--require-hashes", "-r", f"requirements/{kind}.txt"],
        [str(PYTHON), "-m", "pip", "install", "-qq", "--no-deps", "--no-build-isolation", "-e", "."],
    ]
    if not has_same_python():
        steps.insert(0, [sys.executable, "-m", "venv", "--clear", str(VENV)])
    for step in steps:
        done = subprocess.run(step, cwd=ROOT, check=False)
        if done.returncode:
            return refuse(f"This did not work: {' '.join(step)}\nMend what it says above, then run make again.")
    stamp(kind).write_text(fingerprint(kind), encoding="utf-8")
    return 0


def is_ready(kind: str) -> bool:
    return PYTHON.exists() and stamp(kind).exists() and stamp(kind).read_text(encoding="utf-8") == fingerprint(kind)


def has_same_python() -> bool:
    """A virtual environment that was half made, moved, or whose Python was upgraded away is made anew."""
    if not PYTHON.exists() or not (VENV / "pyvenv.cfg").exists():
        return False
    ask = [str(PYTHON), "-c", "import sys, pip; print(sys.prefix)"]
    answer = subprocess.run(ask, capture_output=True, text=True, check=False)
    return answer.returncode == 0 and Path(answer.stdout.strip()) == VENV


def fingerprint(kind: str) -> str:
    """What decides whether the environment still fits: the pins, the project file, the place and the Python."""
    told = hashlib.sha256(f"{VENV} {PYTHON.resolve()}".encode())
    for file in (ROOT / "requirements" / f"{kind}.txt", ROOT / "pyproject.toml"):
        told.update(file.read_bytes())
    return told.hexdigest()


def stamp(kind: str) -> Path:
    return VENV / f"installed-{kind}"


def name_missing_package(missing: list[str]) -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        f"Python's {' and '.join(missing)} is missing. On Debian and Ubuntu it is in a package of its own:\n"
        f"    apt-get install python3-venv        (or python{version}-venv)\n"
        "Then run make again."
    )


def refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    os.environ.pop("PYTHONHOME", None)
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "base"))
