"""Loading torch's libraries beside everything else."""

import subprocess
import sys

import pytest

from convstudio.engine import loading

SCRIPT = """
import sys
from convstudio.engine import loading
assert loading.preload() == (sys.platform in ("linux", "darwin"))
import torch
print(torch.nn.functional.conv2d(torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2, 2)).sum().item())
"""


def test_torch_works_on_libraries_that_were_loaded_before_it() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "16.0\n", "")


def test_elsewhere_nothing_is_loaded() -> None:
    assert not loading.preload("win32")


def test_without_torch_nothing_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert not loading.preload("linux")
