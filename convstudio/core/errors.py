"""What can be refused, as codes with values; the user interface turns them into sentences.

Keeping sentences out of here lets one error be said in any language, and tests compare codes.
"""

from enum import StrEnum

Value = int | float | str


class Code(StrEnum):
    """Every reason to refuse or to warn; the comment names the values that go with it."""

    # Geometry of a layer; where there is an axis, axes may say how many there are
    KERNEL_TOO_LARGE = "kernel_too_large"  # axis, span, padded
    REFLECT_TOO_LARGE = "reflect_too_large"  # axis, padding, size
    CIRCULAR_TOO_LARGE = "circular_too_large"  # axis, padding, size
    NOTHING_LEFT = (
        "nothing_left"  # axis, full, padding (a transposed layer whose padding removes all of its output)
    )
    OUTPUT_PADDING_TOO_LARGE = "output_padding_too_large"  # axis, output_padding, stride, dilation
    POOL_PADDING_TOO_LARGE = "pool_padding_too_large"  # axis, padding, kernel (more than half of it)
    WINDOW_TOO_LARGE = (
        "window_too_large"  # axis, span, size (an average over a volume, larger than its input)
    )
    GROUPS_DO_NOT_DIVIDE = "groups_do_not_divide"  # groups, in_channels, out_channels
    OUTPUT_TOO_LARGE = "output_too_large"  # needed, available (bytes)
    RANK_MISMATCH = "rank_mismatch"  # expected, found (numbers of spatial axes)
    WEIGHT_SHAPE = "weight_shape"  # expected, found (shapes as text)
    OUT_OF_RANGE = "out_of_range"  # name, value, low, high
    NAME_TOO_LONG = "name_too_long"  # limit (characters)
    CHANNELS_NOT_THERE = "channels_not_there"  # wanted, found (input channels of a picture)
    BANK_NEEDS_COLOR = "bank_needs_color"  # found (input channels)
    PLANES_DO_NOT_MERGE = "planes_do_not_merge"  # found (planes; a color picture is made of three)
    NO_WAY_BACK = "no_way_back"  # pooling has no weights, and so no transposed layer
    NOTHING_TO_MATCH = "nothing_to_match"  # no window of a convolution, or one that stands on zeros alone
    LAST_PLANE = "last_plane"  # the only plane cannot be removed
    EXPORT_TOO_LARGE = "export_too_large"  # rows, columns, limit (pixels)
    INPUT_TOO_LARGE = "input_too_large"  # needed, limit (bytes)
    TOO_LARGE_TO_DRAW = "too_large_to_draw"  # rows, columns, limit

    # Numbers typed or pasted
    NOT_A_NUMBER = "not_a_number"  # text
    NOT_FINITE = "not_finite"  # text
    DIVISION_BY_ZERO = "division_by_zero"  # text
    PASTE_EMPTY = "paste_empty"
    PASTE_RAGGED = "paste_ragged"  # row, found, expected
    PASTE_PLANES_RAGGED = "paste_planes_ragged"  # plane, found, expected (rows)
    PASTE_VOLUMES_RAGGED = "paste_volumes_ragged"  # channel, found, expected (slices)
    PASTE_NOT_A_NUMBER = "paste_not_a_number"  # row, column, text
    PASTE_TOO_DEEP = "paste_too_deep"  # depth
    PASTE_UNBALANCED = "paste_unbalanced"
    PASTE_TOO_LONG = "paste_too_long"  # limit (characters)
    PASTE_CHANNELS = "paste_channels"  # found

    # Picture files
    FILE_MISSING = "file_missing"  # name
    FILE_IS_FOLDER = "file_is_folder"  # name
    FILE_EMPTY = "file_empty"  # name
    FILE_UNREADABLE = "file_unreadable"  # name, reason
    FILE_TOO_LARGE = "file_too_large"  # name, found, limit (bytes)
    NOT_AN_IMAGE = "not_an_image"  # name
    IMAGE_TRUNCATED = "image_truncated"  # name
    IMAGE_TOO_LARGE = "image_too_large"  # name, width, height, limit (pixels)
    IMAGE_FIRST_FRAME = "image_first_frame"  # name, frames (a notice)
    IMAGE_ALPHA_DROPPED = "image_alpha_dropped"  # name (a notice)
    IMAGE_DEPTH_REDUCED = "image_depth_reduced"  # name (a notice: 16-bit colors were read as 8-bit ones)
    IMAGE_RANGE_SCALED = "image_range_scaled"  # name (a notice: its own range became black to white)
    FRAMES_DIFFER = "frames_differ"  # name, rows, columns, expected_rows, expected_columns
    FRAMES_TOO_LARGE = "frames_too_large"  # name, frames, rows, columns, limit (pixels of all together)

    # Sound files
    NOT_A_SOUND = "not_a_sound"  # name
    SOUND_COMPRESSED = "sound_compressed"  # name
    SOUND_TRUNCATED = "sound_truncated"  # name
    SOUND_WITHOUT_SAMPLES = "sound_without_samples"  # name

    # Sessions
    SESSION_NOT_ONE = "session_not_one"  # name
    SESSION_DAMAGED = "session_damaged"  # name
    SESSION_NEWER = "session_newer"  # name, found, supported
    SESSION_INVALID = "session_invalid"  # name, field
    SESSION_TOO_LARGE = "session_too_large"  # name, found, limit (bytes)
    SAVE_DISK_FULL = "save_disk_full"  # name
    SAVE_NOT_ALLOWED = "save_not_allowed"  # name
    SAVE_FAILED = "save_failed"  # name, reason

    # Learning
    TARGET_SIZE = "target_size"  # found, expected (sizes as text)
    LEARNED_CHANNELS = "learned_channels"  # found, expected (input planes)
    NOTHING_TO_LEARN = "nothing_to_learn"  # the layer pools
    NO_GRADIENT = "no_gradient"  # (a notice: the input is zero everywhere)
    DIVERGED = "diverged"  # rate
    DIVERGED_ABOVE = "diverged_above"  # rate, limit (the largest stable rate)
    LOSS_NOT_FINITE = "loss_not_finite"  # step

    # Lessons; name is the file, line counts from 1, key says where it stands
    LESSON_NOT_ONE = "lesson_not_one"  # name
    LESSON_GONE = "lesson_gone"  # name
    LESSON_UNSAFE = "lesson_unsafe"  # name, member (of an archive: a path outside it)
    LESSON_TOO_LARGE = "lesson_too_large"  # name, found, limit (bytes)
    LESSON_TOO_MANY_FILES = "lesson_too_many_files"  # name, found, limit
    LESSON_MEMBER_TWICE = "lesson_member_twice"  # name, member (of an archive: a file that is there twice)
    LESSON_PACKING = "lesson_packing"  # name, member (of an archive: packed in a way that is not unpacked)
    LESSON_TOO_MANY_STEPS = "lesson_too_many_steps"  # name, line, key, found, limit
    LESSON_NOT_TEXT = "lesson_not_text"  # name
    LESSON_SYNTAX = "lesson_syntax"  # name, line
    LESSON_UNKNOWN_KEY = "lesson_unknown_key"  # name, line, key, known (names with commas)
    LESSON_MISSING_KEY = "lesson_missing_key"  # name, line, key, missing
    LESSON_KEY_TWICE = "lesson_key_twice"  # name, line, key
    LESSON_UNKNOWN_NAME = "lesson_unknown_name"  # name, line, key, text, known (names with commas)
    LESSON_WRONG_TYPE = "lesson_wrong_type"  # name, line, key, expected (such as "number")
    LESSON_WRONG_DEPTH = "lesson_wrong_depth"  # name, line, key, expected, found (levels of lists)
    LESSON_OUT_OF_RANGE = "lesson_out_of_range"  # name, line, key, value, low, high
    LESSON_TOO_MUCH = "lesson_too_much"  # name, line, key, found, limit (numbers to be held or worked out)
    LESSON_IMPOSSIBLE = (
        "lesson_impossible"  # name, line, key, reason (a code), its values with "why_" before them
    )
    LESSON_WRONG_ANSWER = "lesson_wrong_answer"  # name, line, key, stored, computed
    LESSON_MISTAKE_RIGHT = "lesson_mistake_right"  # name, line, key, mistake (which gives the right answer)
    LESSON_GOAL_REACHED = "lesson_goal_reached"  # name, line, key (from the start)
    LESSON_GOAL_MISSED = "lesson_goal_missed"  # name, line, key (by its own solution)
    LESSON_TEXT_MISSING = "lesson_text_missing"  # name, line, key
    LESSON_TEXT_EXTRA = "lesson_text_extra"  # name, line, key (a heading that no step asks for)
    LESSON_FIGURE_MISSING = "lesson_figure_missing"  # name, line, key
    LESSON_FIGURE_FORM = "lesson_figure_form"  # name, line, key (what stands there)
    LESSON_SIZE_SHOWN = "lesson_size_shown"  # name, line, key (what a lens would show that the step hides)
    LESSON_FIGURE_HIDDEN = "lesson_figure_hidden"  # name, line, key (which tells what is hidden)
    LESSON_FIGURE_BROKEN = "lesson_figure_broken"  # name, line, key
    LESSON_FIGURE_UNSAFE = (
        "lesson_figure_unsafe"  # name, line, key (a drawing with code, or with a way out of it)
    )
    LESSON_FIGURE_LARGE = "lesson_figure_large"  # name, line, key, columns, rows, limit (pixels along a side)
    LESSON_FIGURE_INTRICATE = (
        "lesson_figure_intricate"  # name, line, key (a drawing that takes long to paint)
    )
    LESSON_FIGURE_LATER = "lesson_figure_later"  # name, line, key, element (that SVG Tiny 1.2 does not have)
    LESSON_LOCKED = "lesson_locked"  # part
    LESSON_INPUT_LARGE = "lesson_input_large"  # found, limit (cells along an axis of what is recorded)
    LESSON_FOLDER_TAKEN = "lesson_folder_taken"  # name

    # Computing
    OUT_OF_MEMORY = "out_of_memory"  # needed (bytes)
    CUDA_FELL_BACK = "cuda_fell_back"  # (a notice)
    DEVICE_MISSING = "device_missing"  # device (a notice or an error)
    STOPPED = "stopped"
    INTERNAL = "internal"  # reason


class StudioError(Exception):
    """Something is refused, with the reason as a code.

    Parameters
    ----------
    code : Code
        The reason.
    **values : int, float or str
        What the sentence about it needs.
    """

    def __init__(self, code: Code, **values: Value) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: dict[str, Value] = values

    def __str__(self) -> str:
        """Return the code and its values, for the log."""
        return f"{self.code}({', '.join(f'{name}={value!r}' for name, value in self.values.items())})"


class ShapeError(StudioError):
    """A layer whose geometry is impossible: a legal document, whose result is this error."""
