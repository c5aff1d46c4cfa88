"""Loading torch's libraries without stopping the rest of the program.

``import torch`` holds Python's lock while the system loads and links some 300 MB of libraries: 0.2 s in which no
window answers, and much longer when they come from a cold disk. Called through ctypes, the same work leaves the
lock to others, and the import finds the libraries in place.
"""

import ctypes
import os
import sys
from importlib import util
from pathlib import Path

_LIBRARIES = {"linux": "libtorch_cpu.so", "darwin": "libtorch_cpu.dylib"}
"""System → the library that takes longest; it brings those that it needs."""


def preload(system: str = sys.platform) -> bool:
    """Load torch's largest library; to be called on the thread that imports torch next.

    Nothing is lost where it fails: the import then loads all by itself, or says what is wrong.

    Returns
    -------
    bool
        Whether it is loaded; False on other systems, or where there is no torch.
    """
    spec = util.find_spec("torch") if system in _LIBRARIES else None
    if spec is None or spec.origin is None:
        return False
    path = Path(spec.origin).parent / "lib" / _LIBRARIES[system]
    # ctypes.CDLL(path) would hold the lock; a function of a library that is loaded already does not.
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes, dlopen.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    return dlopen(os.fsencode(path), os.RTLD_LAZY) is not None
