"""Start ConvStudio; the first start sets up all it needs.

``python3 main.py [FILE] [options]``
    opens the window.
``python3 main.py test [pytest options]``
    runs the tests, without a screen.
``python3 main.py python [arguments]``
    runs the Python that all of this uses, with the developers' tools in it.

The interpreter is, in this order: the one that the variable ``CONVSTUDIO_PYTHON`` names (its path, or its
environment's folder); the running one, if it already has everything; that of ``.venv`` beside this file,
which is made and filled when it is missing or out of date. A first argument ``--here`` takes the running
one or says what it lacks.

Only the standard library is used here, and only syntax that Python 3.6 can read, so that an old Python can
be told that it is too old.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one file that an older Python gets to read
    sys.exit(
        f"ConvStudio needs Python 3.11 or newer, and this is Python {sys.version_info[0]}.{sys.version_info[1]}; "
        "start it with a newer one, such as: python3.11 main.py"
    )

import hashlib
import os
import re
import subprocess
import tomllib
from collections.abc import Callable, Sequence
from importlib import metadata, util
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WHOLE_SUITE = ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
"""Options of pytest for all tests: a process for each core; more than four would want too much memory."""
VERBS = ("test", "python")


def requirements(root: Path, test: bool) -> list[str]:
    """Return the project's requirements as ``pyproject.toml`` states them, with the test extra if asked."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]["test"] if test else []
    return [*project["dependencies"], *extra]


def release(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, without trailing zeros or what follows: ``2.6.0+cu124`` -> ``(2, 6)``."""
    leading = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(number) for number in leading.group().split(".")] if leading else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def satisfies(version: str, clause: str) -> bool:
    """Tell whether a version meets one clause such as ``>=2.6``; the local part (``+cpu``) does not count."""
    bound = clause.lstrip("<>=!")
    ours, theirs = release(version), release(bound)
    return {
        ">=": ours >= theirs,
        "<=": ours <= theirs,
        "==": ours == theirs,
        "!=": ours != theirs,
        "<": ours < theirs,
        ">": ours > theirs,
    }[clause.removesuffix(bound)]


def installed_version(name: str) -> str:
    """Return the version of a distribution that the running interpreter has, or an empty text."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def unmet(needed: Sequence[str], version_of: Callable[[str], str] = installed_version) -> list[str]:
    """Return those requirements (``name>=1,<2``) that the running interpreter does not meet."""
    lacking = []
    for requirement in needed:
        name = re.split("[<>=!]", requirement)[0]
        clauses = filter(None, requirement.removeprefix(name).split(","))
        version = version_of(name)
        if not version or not all(satisfies(version, clause) for clause in clauses):
            lacking.append(requirement)
    return lacking


class Environment:
    """The virtual environment ``.venv`` of a project folder.

    Parameters
    ----------
    root : Path
        The folder with ``pyproject.toml`` and ``constraints.txt``.
    call : callable
        Runs a command and returns its exit status. What it prints goes to stderr, live: stdout is the program's.
    """

    def __init__(self, root: Path, call: Callable[[Sequence[str]], int]) -> None:
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self._stamp = self.folder / "convstudio-setup.txt"
        self._root = root
        self._call = call

    def is_ready(self, test: bool) -> bool:
        """Tell whether everything was installed as the project now asks for it; runs nothing."""
        if not self.python.exists() or not self._stamp.exists():
            return False
        found, *extras = self._stamp.read_text(encoding="ascii", errors="replace").split() or [""]
        return found == self._key() and (not test or "test" in extras)

    def make(self, test: bool) -> None:
        """Make the environment, or go on where an earlier try stopped; the stamp is written last.

        Raises
        ------
        SystemExit
            With a sentence, if something fails.
        """
        tell(f"setting up {self.folder}; this happens once and takes some minutes")
        self._stamp.unlink(missing_ok=True)
        if not self._is_usable():
            self._create()
        wanted = requirements(self._root, test)
        tell(f"installing {', '.join(re.split('[<>=!]', requirement)[0] for requirement in wanted)}")
        pip = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check"]
        if self._call([*pip, "-c", str(self._root / "constraints.txt"), *wanted]) != 0:
            sys.exit(
                "ConvStudio: the installation did not finish (the reason stands above); "
                "run the same command again to go on with it."
            )
        self._stamp.write_text(f"{self._key()} test\n" if test else f"{self._key()}\n", encoding="ascii")
        tell("the environment is ready")

    def _key(self) -> str:
        """Return a hash of all that decides what is installed."""
        pins = (self._root / "constraints.txt").read_text(encoding="utf-8")
        parts = [*requirements(self._root, test=True), pins, str(sys.version_info[:2])]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def _is_usable(self) -> bool:
        """Tell whether an environment is there that works, has pip, and is of the running Python's version."""
        probe = f"import pip, sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
        return self.python.exists() and self._call([str(self.python), "-c", probe]) == 0

    def _create(self) -> None:
        if util.find_spec("ensurepip") is None or util.find_spec("venv") is None:
            sys.exit(
                "ConvStudio: this Python cannot make virtual environments; on Debian and Ubuntu this line cures it: "
                f"{'' if is_root() else 'sudo '}apt-get install -y python3.{sys.version_info[1]}-venv"
            )
        if self._call([sys.executable, "-m", "venv", "--clear", str(self.folder)]) != 0:
            sys.exit(
                f"ConvStudio: no virtual environment could be made at {self.folder} (the reason stands above)."
            )


def is_root() -> bool:
    """Tell whether packages can be installed without ``sudo``."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def tell(sentence: str) -> None:
    """Say on stderr what is going on."""
    print(f"ConvStudio: {sentence} …", file=sys.stderr, flush=True)


def call_live(command: Sequence[str]) -> int:
    """Run a command with all of its output on stderr, as it comes."""
    return subprocess.call(command, stdout=sys.stderr)


def named_python(path: str) -> str:
    """Return the interpreter that a path names, be it the interpreter itself or its environment's folder."""
    named = Path(path).expanduser().absolute()
    inside = [named / name for name in ("bin/python", "Scripts/python.exe", "python.exe")]
    for candidate in (named, *inside):
        if candidate.is_file():
            return str(candidate)
    sys.exit(f"ConvStudio: CONVSTUDIO_PYTHON names {path}, and there is no Python.")


def other_python(test: bool) -> str:
    """Return the interpreter to hand over to, made ready, or an empty text if the running one will do."""
    named = os.environ.get("CONVSTUDIO_PYTHON")
    if named:
        return named_python(named)
    if not unmet(requirements(ROOT, test)):
        return ""
    environment = Environment(ROOT, call_live)
    if not environment.is_ready(test):
        environment.make(test)
    return str(environment.python)


def hand_over(command: list[str]) -> int:
    """Let another program take this one's place."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":  # exec on Windows would give the prompt back while the new program still runs
        os.execv(command[0], command)
    return subprocess.call(command)


def run_here(verb: str, arguments: Sequence[str]) -> int:
    """Do what was asked for in the running interpreter."""
    if verb == "python":
        return hand_over([sys.executable, *arguments])
    if verb == "test":
        os.chdir(ROOT)  # pytest finds the whole suite from there
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        import pytest

        return int(pytest.main(list(arguments) or WHOLE_SUITE))
    from convstudio.cli import main as start

    return start(arguments)


def main(arguments: Sequence[str]) -> int:
    """Find or make the interpreter, and do there what the arguments ask for."""
    here = arguments[:1] == ["--here"]
    asked = arguments[1:] if here else arguments
    verb = asked[0] if asked and asked[0] in VERBS else ""
    if here:
        quoted = [f'"{requirement}"' for requirement in unmet(requirements(ROOT, test=bool(verb)))]
        if quoted:
            cure = " ".join([sys.executable, "-m", "pip", "install", *quoted])
            sys.exit(f"ConvStudio: this Python lacks some of what it needs; this line installs it: {cure}")
    else:
        python = other_python(test=bool(verb))
        if python:
            return hand_over([python, str(ROOT / "main.py"), "--here", *asked])
    return run_here(verb, asked[1:] if verb else asked)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
