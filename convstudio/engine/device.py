"""Where to compute, and with which arithmetic."""

import re

import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)

from convstudio.core.errors import Code, StudioError


def choose(preference: str) -> torch.device:
    """Return the device that `preference` names.

    Parameters
    ----------
    preference : str
        "cpu"; "cuda" (the first GPU) or "cuda:N"; "auto" is the first GPU where there is one, else the CPU.

    Raises
    ------
    StudioError
        DEVICE_MISSING where the device named is not there, or the name means nothing.
    """
    if preference == "cpu":
        return torch.device("cpu")
    match = re.fullmatch(r"cuda(?::(\d{1,3}))?", preference)
    if preference != "auto" and not match:
        raise StudioError(Code.DEVICE_MISSING, device=preference)
    number = int(match[1] or 0) if match else 0
    if number < (torch.cuda.device_count() if torch.cuda.is_available() else 0):
        set_numerics()
        return torch.device("cuda", number)
    if match:
        raise StudioError(Code.DEVICE_MISSING, device=preference)
    return torch.device("cpu")


def describe(device: torch.device) -> str:
    """Return how the status bar names `device`: "CPU", or "CUDA:0" and the GPU's own name."""
    if device.type != "cuda":
        return device.type.upper()
    number = device.index or 0
    return f"CUDA:{number} {torch.cuda.get_device_name(number)}"


def set_numerics() -> None:
    """Make CUDA compute in true float32, the same way each time.

    TF32 keeps 10 of the 23 bits of a float32's fraction: a sum on screen would not be the sum of its terms.
    A search for the fastest algorithm (benchmark) may pick another one on the next run.
    """
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    torch.backends.cudnn.deterministic = True
    torch.backends.cudnn.benchmark = False


def warm_up(device: torch.device) -> None:
    """Compute one tiny convolution on `device`, so that the first real one finds its libraries loaded.

    Raises
    ------
    StudioError
        DEVICE_MISSING where this torch cannot compute there: a GPU that is too old or too new for it.
    """
    set_numerics()
    try:
        with torch.inference_mode():
            padded = F.pad(torch.zeros(1, 1, 4, 4, device=device), (1, 1, 1, 1))
            F.conv2d(padded, torch.zeros(1, 1, 3, 3, device=device), torch.zeros(1, device=device)).cpu()
    except RuntimeError as error:
        raise StudioError(Code.DEVICE_MISSING, device=str(device)) from error
