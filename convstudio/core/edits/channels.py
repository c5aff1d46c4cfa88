"""Edits of the whole layer: numbers of channels, groups, and all weights at once."""

from dataclasses import replace

import numpy as np

from convstudio.core import limits
from convstudio.core.document import Color, Document, frozen
from convstudio.core.edits.kernel import check_rank, resize_kernel
from convstudio.core.edits.layer import same_padding, set_dilation, set_padding, valid_padding
from convstudio.core.edits.planes import filter_planes, plane_names_apart
from convstudio.core.edits.signal import replace_input
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators.banks import RANDOM, bank
from convstudio.core.operators.initialise import Scheme, random_weight, whole_weight


def _check_channels(name: str, count: int) -> None:
    if not 1 <= count <= limits.CHANNELS:
        raise StudioError(Code.OUT_OF_RANGE, name=name, value=count, low=1, high=limits.CHANNELS)


def set_in_channels(document: Document, count: int) -> Document:
    """Return `document` with another number of input planes: new ones of zeros, or the last ones gone.

    One plane is gray, several are a stack; kernels follow as in `signal.replace_input`.

    Raises
    ------
    StudioError
        OUT_OF_RANGE where `count` is not in 1..`limits.CHANNELS`; CHANNELS_NOT_THERE for a photograph (a side
        greater than `limits.DRAWN_SIDE`), whose planes are what the camera saw.
    """
    _check_channels("in_channels", count)
    signal = document.signal
    if count == signal.channels:
        return document
    if max(signal.spatial) > limits.DRAWN_SIDE:
        raise StudioError(Code.CHANNELS_NOT_THERE, wanted=count, found=signal.channels)
    values = np.zeros((count, *signal.spatial), dtype=np.float32)
    kept = signal.values[:count]
    values[: len(kept)] = kept
    names = (*plane_names_apart(signal), *("",) * count)[:count]
    color = Color.GRAY if count == 1 else Color.STACK
    return replace_input(document, replace(signal, values=frozen(values), color=color, plane_names=names))


def set_out_channels(document: Document, count: int) -> Document:
    """Return `document` with another number of filters, which come and go at the end of each group.

    Those that stay see the planes they saw, and their maps stay as they were. New filters are
    `initialise.whole_weight`'s with a bias of 0: the same one at the same place of the same group, whichever way
    the number was reached.

    Raises
    ------
    StudioError
        OUT_OF_RANGE where `count` is not in 1..`limits.CHANNELS`; GROUPS_DO_NOT_DIVIDE where the groups do not
        divide it.
    """
    _check_channels("out_channels", count)
    old, groups = len(document.weight), document.layer.groups
    if count == old:
        return document
    if count % groups:
        raise StudioError(
            Code.GROUPS_DO_NOT_DIVIDE, groups=groups, in_channels=document.in_channels, out_channels=count
        )
    filter_shape = document.weight.shape[1:]
    # Filter o is number o // groups of group o % groups, so that a longer group continues a shorter one.
    fresh = whole_weight((count, *filter_shape)).reshape(count // groups, groups, *filter_shape)
    weight, bias = fresh.swapaxes(0, 1).copy(), np.zeros((groups, count // groups), dtype=np.float32)
    kept = min(count, old) // groups
    weight[:, :kept] = document.weight.reshape(groups, -1, *filter_shape)[:, :kept]
    bias[:, :kept] = document.bias.reshape(groups, -1)[:, :kept]
    return replace(
        document, weight=frozen(weight.reshape(count, *filter_shape)), bias=frozen(bias.reshape(count))
    )


def set_groups(document: Document, groups: int) -> Document:
    """Return `document` with another number of groups.

    The kernels of planes that stay in a filter's group are kept; that of a new plane repeats the filter's first.

    Raises
    ------
    StudioError
        GROUPS_DO_NOT_DIVIDE where `groups` does not divide the input and the output channels.
    """
    planes, maps = document.in_channels, len(document.weight)
    if groups < 1 or planes % groups or maps % groups:
        raise StudioError(Code.GROUPS_DO_NOT_DIVIDE, groups=groups, in_channels=planes, out_channels=maps)
    if groups == document.layer.groups:
        return document
    per_group, present = planes // groups, document.weight.shape[1]
    weight = np.empty((maps, per_group, *document.kernel_size), dtype=np.float32)
    for channel, filter_ in enumerate(weight):
        first = channel // (maps // groups) * per_group
        places = np.arange(first, first + per_group) - filter_planes(document, channel).start
        filter_[:] = document.weight[channel, np.where((places >= 0) & (places < present), places, 0)]
    return replace(document, layer=replace(document.layer, groups=groups), weight=frozen(weight))


def depthwise(document: Document) -> Document:
    """Return `document` with a group for each plane.

    The number of filters stays where the planes divide it, else there is one for each plane.
    """
    planes = document.in_channels
    fitting = document if len(document.weight) % planes == 0 else set_out_channels(document, planes)
    return set_groups(fitting, planes)


def pointwise(document: Document) -> Document:
    """Return `document` with kernels of one weight, the middle one, and with neither padding nor dilation."""
    single = resize_kernel(document, (1,) * document.layer.rank)
    return set_dilation(set_padding(single, valid_padding(single)), (1,) * single.layer.rank)


def initialise_all(document: Document, scheme: Scheme, seed: int) -> Document:
    """Return `document` with every weight drawn at random; the same seed gives the same weights."""
    weight = random_weight(scheme, document.weight.shape, seed)
    return document if np.array_equal(weight, document.weight) else replace(document, weight=weight)


def apply_bank(document: Document, name: str, seed: int = 0) -> Document:
    """Return `document` with the filters of a bank, one group and no biases.

    A padding that kept the size goes on keeping it; any other stays.

    Parameters
    ----------
    document : Document
        Two spatial axes, or any number for RANDOM.
    name : str
        One of `banks.BANKS`; RANDOM keeps the number of filters and the kernel size.
    seed : int
        What RANDOM draws by.

    Raises
    ------
    StudioError
        BANK_NEEDS_COLOR, or RANK_MISMATCH where the bank is not of the layer's dimension.
    """
    if name == RANDOM:
        shape = (len(document.weight), document.in_channels, *document.kernel_size)
        weight = whole_weight(shape, seed)
    else:
        weight = bank(name, document.in_channels)
        check_rank(document, weight.ndim - 2)
    layer, bias = replace(document.layer, groups=1), np.zeros(len(weight))
    changed = replace(document, layer=layer, weight=weight, bias=frozen(bias))
    if document.layer.padding == same_padding(document):
        changed = set_padding(changed, same_padding(changed))
    unchanged = changed.layer == document.layer and np.array_equal(weight, document.weight)
    return document if unchanged and not document.bias.any() else changed


def clear_biases(document: Document) -> Document:
    """Return `document` with every bias 0."""
    return replace(document, bias=frozen(np.zeros_like(document.bias))) if document.bias.any() else document
