"""The start: which interpreter is taken, and how `.venv` is made, resumed and renewed."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib import metadata, util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import main

ROOT = Path(main.__file__).resolve().parent
PYPROJECT = """
[project]
dependencies = ["torch>=2.6", "numpy>=2.0"]
[project.optional-dependencies]
test = ["pytest>=8"]
"""

versions = st.lists(st.integers(0, 12), min_size=1, max_size=4).map(
    lambda numbers: ".".join(map(str, numbers))
)
operators = st.sampled_from([">=", "<=", "==", "!=", "<", ">"])


def pins() -> dict[str, str]:
    """Return the pinned versions by normalised name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if not line.startswith("#")]
    return {str(canonicalize_name(name)): version for name, version in pairs}


class Machine:
    """Stands in for the programs that `Environment` calls: remembers the commands, and plays their effects."""

    def __init__(self, root: Path) -> None:
        (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
        (root / "constraints.txt").write_text("torch==2.13.0\nnumpy==2.4.6\n", encoding="utf-8")
        self.root = root
        self.works = True
        self.pip_status = 0
        self.commands: list[str] = []
        self.environment = main.Environment(root, self.call)

    def call(self, command: Sequence[str]) -> int:
        if "venv" in command:
            self.commands.append("venv")
            self.environment.python.parent.mkdir(parents=True, exist_ok=True)
            self.environment.python.touch()
            self.works = True
            return 0
        if "pip" in command:
            self.commands.append("pip " + " ".join(command[command.index("-c") + 2 :]))
            if self.pip_status == 130:
                raise KeyboardInterrupt
            return self.pip_status
        return 0 if self.works else 1

    def recorded(self) -> list[str]:
        commands, self.commands = self.commands, []
        return commands


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@given(versions, operators, versions)
def test_clauses_mean_what_packaging_says(version: str, operator: str, bound: str) -> None:
    assert main.satisfies(version, operator + bound) == SpecifierSet(operator + bound).contains(version)


def test_the_local_part_of_a_version_does_not_count() -> None:
    assert main.satisfies("2.6.0+cu124", ">=2.6")
    assert main.satisfies("2.13.0+cpu", "==2.13.0")
    assert not main.satisfies("2.5.1+cu124", ">=2.6")


def test_every_requirement_is_met_by_its_pin() -> None:
    pinned = pins()
    assert main.unmet(main.requirements(ROOT, test=True), lambda name: pinned[canonicalize_name(name)]) == []


def test_all_that_the_requirements_need_is_pinned() -> None:
    pinned = pins()
    waiting = [Requirement(text) for text in main.requirements(ROOT, test=True)]
    seen: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in seen or str(requirement.specifier).startswith("=="):
            continue
        seen.add(name)
        inner = [Requirement(text) for text in metadata.requires(name) or []]
        waiting += [one for one in inner if one.marker is None or one.marker.evaluate({"extra": ""})]
    assert seen - pinned.keys() == set()


def test_what_is_missing_or_too_old_or_excluded_is_unmet() -> None:
    found = {"old": "1.9", "good": "2.0+cu126", "banned": "6.11.0"}
    needed = ["old>=2", "good>=2,<3", "banned>=6.9.3,!=6.11.0,<6.12", "gone>=1", "any"]
    assert main.unmet(needed, lambda name: found.get(name, "")) == ["old>=2", needed[2], "gone>=1", "any"]


def test_a_first_start_makes_and_fills_the_environment(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    assert not machine.environment.is_ready(test=False)
    machine.environment.make(test=False)
    assert machine.recorded() == ["venv", "pip torch>=2.6 numpy>=2.0"]
    assert machine.environment.is_ready(test=False)
    out, err = capfd.readouterr()
    assert out == ""
    assert "installing torch, numpy" in err


def test_the_test_extra_is_installed_when_asked_for_and_serves_the_start_too(machine: Machine) -> None:
    machine.environment.make(test=False)
    assert not machine.environment.is_ready(test=True)
    machine.recorded()
    machine.environment.make(test=True)
    assert machine.recorded() == ["pip torch>=2.6 numpy>=2.0 pytest>=8"]
    assert machine.environment.is_ready(test=True)
    assert machine.environment.is_ready(test=False)


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_change_of_what_is_needed_is_noticed(machine: Machine, name: str) -> None:
    machine.environment.make(test=True)
    path = machine.root / name
    path.write_text(path.read_text(encoding="utf-8").replace("2.", "3."), encoding="utf-8")
    assert not machine.environment.is_ready(test=False)


def test_a_change_elsewhere_in_pyproject_is_none(machine: Machine) -> None:
    machine.environment.make(test=True)
    with (machine.root / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("[tool.ruff]\nline-length = 100\n")
    assert machine.environment.is_ready(test=True)


@pytest.mark.parametrize(("status", "end"), [(1, SystemExit), (130, KeyboardInterrupt)])
def test_a_stopped_installation_is_resumed(machine: Machine, status: int, end: type[BaseException]) -> None:
    machine.pip_status = status
    with pytest.raises(end):
        machine.environment.make(test=False)
    assert not machine.environment.is_ready(test=False)
    machine.recorded()
    machine.pip_status = 0
    machine.environment.make(test=False)
    assert machine.recorded() == ["pip torch>=2.6 numpy>=2.0"]
    assert machine.environment.is_ready(test=False)


def test_a_failed_renewal_does_not_leave_the_old_stamp(machine: Machine) -> None:
    machine.environment.make(test=False)
    machine.pip_status = 1
    with pytest.raises(SystemExit, match="run the same command again"):
        machine.environment.make(test=True)
    assert not machine.environment.is_ready(test=False)


def test_an_environment_made_by_hand_is_kept_and_one_that_is_broken_is_made_anew(machine: Machine) -> None:
    machine.environment.python.parent.mkdir(parents=True)
    machine.environment.python.touch()
    machine.environment.make(test=False)
    assert machine.recorded() == ["pip torch>=2.6 numpy>=2.0"]
    machine.works = False
    machine.environment.make(test=False)
    assert machine.recorded()[0] == "venv"


def test_a_python_without_venv_names_its_cure(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=r"apt-get install -y python3\.\d+-venv$"):
        machine.environment.make(test=False)


@pytest.mark.parametrize("inside", ["bin/python", "Scripts/python.exe", "python.exe"])
def test_a_named_environment_is_found_by_its_folder_or_its_python(tmp_path: Path, inside: str) -> None:
    python = tmp_path / inside
    python.parent.mkdir(exist_ok=True)
    python.touch()
    assert main.named_python(str(tmp_path)) == str(python)
    assert main.named_python(str(python)) == str(python)


def test_a_named_environment_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="there is no Python"):
        main.named_python(str(tmp_path))


def test_an_interpreter_that_lacks_something_says_what(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "requirements", lambda root, test: ["numpy>=2.0", "no-such-thing>=1"])
    with pytest.raises(SystemExit, match=r'-m pip install "no-such-thing>=1"$'):
        main.main(["--here", "--version"])


def test_the_first_lines_can_be_read_by_an_old_python() -> None:
    read = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    # What it is, and the look at the version: before anything that an old Python would fail over.
    assert [type(statement) for statement in read.body[:3]] == [ast.Expr, ast.Import, ast.If]


def start(*arguments: str, cwd: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    environ = {name: value for name, value in os.environ.items() if name != "CONVSTUDIO_PYTHON"} | variables
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, check=False)


def test_an_old_python_is_told(tmp_path: Path) -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 6, 15); runpy.run_path(sys.argv[1], run_name='__main__')"
    )
    ended = start("-c", pretend, str(ROOT / "main.py"), cwd=tmp_path)
    assert ended.returncode == 1
    assert re.fullmatch(
        r"ConvStudio needs Python 3\.11 or newer, and this is Python 3\.6; .*\n", ended.stderr
    )


def test_an_interpreter_that_has_all_is_used_as_it_is_from_any_folder(tmp_path: Path) -> None:
    ended = start(str(ROOT / "main.py"), "--version", cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("ConvStudio ")


def test_a_named_interpreter_is_handed_over_to(tmp_path: Path) -> None:
    ended = start(str(ROOT / "main.py"), "--version", cwd=tmp_path, CONVSTUDIO_PYTHON=sys.executable)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("ConvStudio ")


def test_the_python_verb_runs_any_program_and_returns_its_status(tmp_path: Path) -> None:
    program = "import os, sys; print(os.getcwd()); sys.exit(7)"
    ended = start(str(ROOT / "main.py"), "python", "-c", program, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (7, f"{tmp_path}\n")


def test_the_test_verb_returns_the_status_of_pytest(tmp_path: Path) -> None:
    ended = start(str(ROOT / "main.py"), "test", "-q", "tests/no_such_test.py", cwd=tmp_path)
    assert ended.returncode == pytest.ExitCode.USAGE_ERROR
    assert "tests/no_such_test.py" in ended.stderr
