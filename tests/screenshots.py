"""Draws the README's pictures anew, with the program itself: python3 main.py python -m tests.screenshots."""

import subprocess
import sys
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent.parent / "resources" / "screenshots"

PICTURES: Final = {
    "window-light.png": ("--theme", "light", "--size", "1280x720"),
    "photograph-dark.png": ("--theme", "dark", "--size", "1280x720", "--example", "chelsea"),
    "channels-contrast.png": ("--theme", "contrast", "--size", "1280x720", "--example", "two-channels"),
    "projection.png": ("--theme", "light", "--size", "1280x720", "--example", "lecture", "--projection"),
}
"""File name → arguments of the program."""


def main() -> int:
    """Write every picture; return the first exit status that is not 0."""
    for name, arguments in PICTURES.items():
        command = [sys.executable, "-m", "convstudio", *arguments, "--screenshot", str(FOLDER / name)]
        status = subprocess.run(command, check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
