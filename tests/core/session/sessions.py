"""Sessions to read, and ways to take one apart, change it and look at what became of it."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from convstudio.core.document import Document, LayerSpec, PaddingMode, Signal, arrays, frozen
from convstudio.core.errors import StudioError
from convstudio.core.operators.kernels import preset
from convstudio.core.session import codec
from convstudio.core.view_state import ViewState

Edit = Callable[[dict[str, Any]], object]


def document_of(side: int = 3) -> Document:
    values = frozen(np.random.default_rng(0).standard_normal((1, side, side)))
    layer = LayerSpec(padding=((1, 0), (0, 2)), padding_mode=PaddingMode.REPLICATE)
    return Document(
        Signal(values, name="drawn"), layer, frozen(preset("box_blur")[None, None]), frozen([0.0])
    )


SMALL, LARGE = (codec.encode(document_of(side), ViewState()) for side in (3, 40))


def contents(session: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(session)) as archive:
        return {member: archive.read(member) for member in archive.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return stream.getvalue()


def edited(session: bytes, edit: Edit) -> bytes:
    members = contents(session)
    value = json.loads(members["session.json"])
    edit(value)
    members["session.json"] = json.dumps(value).encode()
    return packed(members)


def refusal(session: bytes) -> StudioError:
    with pytest.raises(StudioError) as caught:
        codec.decode(session, "lesson.convstudio")
    return caught.value


def assert_same_bits(a: Document, b: Document) -> None:
    for one, other in zip(arrays(a), arrays(b), strict=True):
        assert one.dtype == other.dtype == np.float32
        assert one.shape == other.shape
        assert one.tobytes() == other.tobytes()
        assert not other.flags.writeable
    assert a.layer == b.layer
    assert (a.signal.color, a.signal.name) == (b.signal.color, b.signal.name)
    assert (a.signal.low, a.signal.high) == (b.signal.low, b.signal.high)
    assert a.signal.plane_names == b.signal.plane_names
    assert a.chain == b.chain
