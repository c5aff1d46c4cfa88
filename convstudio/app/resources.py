"""Where the files that come with the program are: the only place that knows."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def root(package: Path = _PACKAGE) -> Path:
    """Return the folder of the resources.

    Parameters
    ----------
    package : Path
        The folder of the package ``convstudio``.

    Returns
    -------
    Path
        ``resources`` where a frozen program is unpacked; else ``_resources`` inside an installed package;
        else ``resources`` beside the package, as in the source tree.
    """
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        return Path(unpacked) / "resources"
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one resource, such as ``resource("images", "camera.png")``; it need not exist."""
    return root().joinpath(*parts)
