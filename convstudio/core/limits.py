"""The largest values the studio accepts, in one place.

Caps protect the user from a slip of the finger (a padding of 10⁹) and the machine from a hostile file.
"""

from typing import Final

DRAWN_SIDE: Final = 64
"""Largest side, in cells, of a grid that is drawn or resized by hand."""

PAINTABLE_SIDE: Final = 512
"""Largest side, in pixels, of an image that the pencil may change: a stroke copies the whole plane."""

KERNEL_SIDE: Final = 11
"""Largest side of a kernel, in weights."""

STRIDE: Final = 64
"""Largest stride along an axis."""

PADDING: Final = 64
"""Largest padding on one side of an axis, in cells."""

DILATION: Final = 32
"""Largest dilation along an axis."""

CHANNELS: Final = 256
"""Largest number of input or output channels."""

CHAIN_LAYERS: Final = 8
"""Most layers of a chain."""

RESULT_BYTES: Final = 2**30
"""Output maps that are held at most: those on the screen and the next ones together, so that a layer keeps its maps
where they take half of it or less, 512 MiB. Of any other only the map that is looked at is kept, beside small
pictures of all of them."""

SIGNAL_SIDE: Final = 2**20
"""Longest side of an input, in cells: of a longer one the tables of the matrix would take gigabytes."""

SIGNAL_BYTES: Final = 2**30
"""Largest input that is made by duplicating planes: more than the largest color picture takes."""

PLANE_NAME: Final = 40
"""Longest name of an input plane, in characters."""

EXPORT_PIXELS: Final = 2**28
"""Largest picture that is written, in pixels (rows × columns)."""

IMAGE_PIXELS: Final = 8192 * 8192
"""Largest picture that is decoded, in pixels (rows × columns), before any byte of it is expanded."""

IMAGE_FILE_BYTES: Final = 512 * 2**20
"""Largest picture file that is opened."""

FRAMES: Final = 64
"""Most frames of an animation, or pictures of a stack, that are taken; those after them are left out."""

SOUND_SAMPLES: Final = 2**16
"""Longest signal that is read from a sound, in samples of one channel; what comes after them is left out."""

PASTED_CHARACTERS: Final = 4_000_000
"""Largest text taken from the clipboard as numbers."""

SESSION_BYTES: Final = 2 * 2**30
"""Largest session, unpacked."""

HISTORY_STEPS: Final = 1000
"""Steps that can be undone."""

HISTORY_BYTES: Final = 512 * 2**20
"""Memory the undo history may hold; the oldest steps go first."""

LEARNING_RATE: Final = (1e-9, 1e6)
"""Smallest and largest learning rate."""

MOMENTUM: Final = 0.9999
"""Largest momentum; at 1 nothing would ever come to rest."""

WEIGHT_DECAY: Final = 1000.0
"""Largest weight decay."""

NOISE: Final = 1e6
"""Largest standard deviation of the noise on a target."""

LEARNING_STEPS: Final = 10**9
"""Most steps of a run, and images of a batch."""

LARGEST_LOSS: Final = 1e30
"""Largest loss that can be asked to be fallen below."""

LESSON_STEPS: Final = 100
"""Most steps of a lesson."""

LESSON_BYTES: Final = 16 * 2**20
"""Largest lesson, unpacked, with its figures."""

LESSON_TEXT_BYTES: Final = 128 * 2**10
"""Largest lesson file of text: numbers in so many take more than a second to read."""

LESSON_FILES: Final = 200
"""Most files of a lesson."""

LESSON_INPUT: Final = 2**24
"""Most input cells of all steps of a lesson together: 64 MiB."""

LESSON_MADE: Final = 2**20
"""Most numbers that a few words of a lesson file stand for, such as ones of some size."""

LESSON_OPTIONS: Final = 12
"""Most answers that a question offers, or mistakes that it names."""

LESSON_NUMBERS: Final = 64
"""Most numbers that a question asks for one by one: each has a field of its own."""

LESSON_MAP: Final = 32 * 32
"""Most cells of a map that a question asks for."""

LESSON_EFFORT: Final = 2**17
"""Products that the answer to one question may take: it is worked out anew whenever the user changes something."""

LESSON_EFFORTS: Final = 2**23
"""Products that all answers of a lesson may take together."""

LESSON_UNKNOWNS: Final = 128
"""Weights of one filter that a question about learning may be about."""
