"""What an edit is called in the undo menu, as a code; the user interface says it in words."""

from enum import StrEnum


class EditName(StrEnum):
    """Every change a user can make to a document."""

    DRAW = "draw"
    ERASE = "erase"
    FILL = "fill"
    INPUT_CELL = "input_cell"
    INPUT_RESIZE = "input_resize"
    INPUT_INVERT = "input_invert"
    INPUT_CLEAR = "input_clear"
    INPUT_RANDOM = "input_random"
    INPUT_COLOR = "input_color"
    INPUT_REPLACE = "input_replace"
    PASTE = "paste"
    KERNEL_CELL = "kernel_cell"
    KERNEL_RESIZE = "kernel_resize"
    KERNEL_PRESET = "kernel_preset"
    KERNEL_RANDOM = "kernel_random"
    KERNEL_NORMALISE = "kernel_normalise"
    KERNEL_TRANSPOSE = "kernel_transpose"
    KERNEL_TURN = "kernel_turn"
    STRIDE = "stride"
    PADDING = "padding"
    PADDING_MODE = "padding_mode"
    DILATION = "dilation"
    BIAS = "bias"
    OPERATION = "operation"
    EXAMPLE = "example"
