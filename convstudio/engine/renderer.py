"""From requests to frames, with torch, keeping what did not change."""

from collections.abc import Callable

from convstudio.core.document import Document
from convstudio.core.errors import Code
from convstudio.core.render.frame import Frame, InputPicture, Look, frame_of, input_picture
from convstudio.core.result import Evaluated, Result
from convstudio.engine import device
from convstudio.engine.evaluate import evaluate


class Renderer:
    """Computes documents and quantises what of them is looked at.

    The last result and the last picture of the input are kept: looking at another channel does not convolve
    again, and another kernel does not quantise the input again.

    Parameters
    ----------
    preference : str
        "auto", "cpu", "cuda" or "cuda:N".

    Raises
    ------
    StudioError
        DEVICE_MISSING where the preferred device is not there.
    """

    def __init__(self, preference: str) -> None:
        self._device = device.choose(preference)
        device.set_numerics()
        device.warm_up(self._device)
        self._result: Evaluated | None = None
        self._input: tuple[Document, int, InputPicture] | None = None

    def render(
        self,
        document: Document,
        look: Look,
        stop: Callable[[], bool],
        progress: Callable[[float], None],
    ) -> Frame:
        """Return the frame of `document`, computed if it is not the last one."""
        result: Result
        if self._result is not None and self._result.document is document:
            result = self._result
        else:
            result = evaluate(document, self._device, stop, progress)
            if isinstance(result, Evaluated):
                self._result = result
            elif result.error.code is not Code.STOPPED:
                self._result = None
        return frame_of(result, look, self._input_picture(document, look.in_channel))

    def _input_picture(self, document: Document, in_channel: int) -> InputPicture:
        if self._input is not None:
            old, channel, picture = self._input
            if channel == in_channel and _same_input(old, document):
                return picture
        picture = input_picture(document, in_channel)
        self._input = (document, in_channel, picture)
        return picture


def _same_input(one: Document, other: Document) -> bool:
    """Return whether two documents have the same input with the same padding."""
    return (
        one.signal is other.signal
        and one.layer.padding == other.layer.padding
        and one.layer.padding_mode is other.layer.padding_mode
    )
