"""How much memory a computation may take."""

import ctypes
import os
import sys
from pathlib import Path


def available() -> int:
    """Return the bytes that can be allocated without swapping, as far as the system tells.

    Linux says so itself (MemAvailable, and the limit of a control group); Windows too (ullAvailPhys). Elsewhere
    half of the memory built in is taken for available, and 2 GiB where not even that is known.
    """
    if sys.platform == "win32":
        return _windows()
    if sys.platform.startswith("linux"):
        return min(_meminfo(Path("/proc/meminfo")), _control_group(Path("/sys/fs/cgroup")))
    return _half_of_all()


def _half_of_all() -> int:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (AttributeError, ValueError, OSError):
        return 2 * 2**30


def _meminfo(path: Path) -> int:
    """Return MemAvailable of `path`, which counts in KiB."""
    try:
        for line in path.read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    return _half_of_all()


def _control_group(folder: Path) -> int:
    """Return what is left below the memory limit of the control group (version 2); sys.maxsize where none is set."""
    try:
        limit = int((folder / "memory.max").read_text("ascii"))
        used = int((folder / "memory.current").read_text("ascii"))
    except (OSError, ValueError):
        return sys.maxsize
    return max(limit - used, 0)


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API (sysinfoapi.h)."""

    _fields_ = (
        ("dwLength", ctypes.c_uint32),
        ("dwMemoryLoad", ctypes.c_uint32),
        ("ullTotalPhys", ctypes.c_uint64),
        ("ullAvailPhys", ctypes.c_uint64),
        ("ullTotalPageFile", ctypes.c_uint64),
        ("ullAvailPageFile", ctypes.c_uint64),
        ("ullTotalVirtual", ctypes.c_uint64),
        ("ullAvailVirtual", ctypes.c_uint64),
        ("ullAvailExtendedVirtual", ctypes.c_uint64),
    )


def _windows() -> int:
    status = _MemoryStatus(dwLength=ctypes.sizeof(_MemoryStatus))
    kernel32 = ctypes.CDLL("kernel32")
    if kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return int(status.ullAvailPhys)
    return _half_of_all()
