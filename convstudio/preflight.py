"""Look before Qt starts: what it would abort over is said in a sentence instead.

Qt ends the process, without a word that helps, when a system library or the display is missing. Only the
standard library is used here, and nothing of Qt is imported.
"""

import contextlib
import ctypes
import os
import re
import sys
from collections.abc import Callable, Mapping
from importlib import util
from pathlib import Path

# Library -> the Debian package that has it. What Qt's widgets need on Linux, whatever the display is;
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# and what its plugin for each kind of display needs beyond that.
PLATFORM_LIBRARIES = {
    "xcb": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxcb.so.1": "libxcb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
    },
}


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def reaches(platform: str) -> bool:
    """Tell whether the display of a platform, ``xcb`` or ``wayland``, answers. Its libraries must load."""
    if platform == "wayland":
        wayland = ctypes.CDLL("libwayland-client.so.0")
        wayland.wl_display_connect.restype = ctypes.c_void_p
        display = wayland.wl_display_connect(None)
        if display:
            wayland.wl_display_disconnect(ctypes.c_void_p(display))
        return bool(display)
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def platforms(environ: Mapping[str, str]) -> list[str]:
    """Return the names of the platforms that Qt will try on Linux, in its order."""
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return [name.split(":")[0].split("-")[0] for name in chosen.split(";")]
    displays = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [platform for platform, variable in displays.items() if environ.get(variable)]


def missing(libraries: Mapping[str, str], found: Callable[[str], bool] = loads) -> dict[str, str]:
    """Return those of the libraries (with their packages) that the system lacks."""
    return {library: package for library, package in libraries.items() if not found(library)}


def cure(libraries: Mapping[str, str]) -> str:
    """Return the sentence about missing libraries, which ends with the line that installs their packages."""
    superuser = hasattr(os, "geteuid") and os.geteuid() == 0
    packages = " ".join(dict.fromkeys(libraries.values()))
    return (
        f"Qt needs system libraries that are missing here ({', '.join(libraries)}); on Debian and Ubuntu this "
        f"line installs them: {'' if superuser else 'sudo '}apt-get install -y {packages}"
    )


def obstacle(
    environ: Mapping[str, str],
    system: str = sys.platform,
    found: Callable[[str], bool] = loads,
    answers: Callable[[str], bool] = reaches,
) -> str | None:
    """Return the sentence about what keeps Qt from starting, or None.

    Parameters
    ----------
    environ : mapping
        The environment variables.
    system : str
        As `sys.platform`; only Linux can lack what is looked for here.
    found, answers : callable
        Whether a library loads, whether a platform's display answers.

    Returns
    -------
    str or None
        A sentence; for missing libraries with the ``apt-get install`` line that cures all of it at once.
    """
    if system != "linux":
        return None
    lacking = missing(QT_LIBRARIES, found)
    lacks = {name: missing(PLATFORM_LIBRARIES.get(name, {}), found) for name in platforms(environ)}
    complete = [name for name, libraries in lacks.items() if not libraries]
    incomplete = next((libraries for libraries in lacks.values() if libraries), {})
    if lacking:
        return cure(lacking if complete else lacking | incomplete)
    if any(name not in PLATFORM_LIBRARIES or answers(name) for name in complete):
        return None
    if incomplete:
        return cure(incomplete)
    if not lacks:
        return "there is no display here: start it in a graphical session, or use --screenshot, which needs none."
    variables = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    settings = ", ".join(f"{name}={environ[name]}" for name in variables if environ.get(name))
    return f"the display does not answer ({settings}): start it in a graphical session, or use --screenshot."


def explain(error: ImportError) -> str | None:
    """Return the sentence about a library that an import failed over, or None if it failed over something else."""
    named = re.match(r"(\S+): cannot open shared object file", str(error))
    if named is None:
        return None
    library = named.group(1)
    known = QT_LIBRARIES | {
        name: package for plugin in PLATFORM_LIBRARIES.values() for name, package in plugin.items()
    }
    if library in known:
        return cure({library: known[library]})
    return f"the system library {library} is missing; install your system's package that has it."


def preload_torch(system: str = sys.platform, load: Callable[[str], object] = ctypes.CDLL) -> None:
    """Load torch's base library before Qt's on Windows, where torch 2.9 and newer can fail in the other order.

    Nothing happens elsewhere, or without torch; what fails here, torch's own import will say.
    """
    spec = util.find_spec("torch") if system == "win32" else None
    if spec is not None and spec.origin is not None:
        with contextlib.suppress(OSError):
            load(str(Path(spec.origin).parent / "lib" / "c10.dll"))
