"""How a picture is to be taken: whole or resized, gray or RGB, with values 0 to 1 or 0 to 255."""

from typing import Final

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from convstudio.core import limits, numerals
from convstudio.core.document import Color
from convstudio.core.errors import StudioError
from convstudio.engine.pictures import (
    Frames,
    PictureInfo,
    PictureRequest,
    Pixels,
    signal_from_array,
)
from convstudio.ui.frames_choice import FramesChoice
from convstudio.ui.messages import sentence
from convstudio.ui.size_choice import FIRST_SIDE, SizeChoice
from convstudio.ui.widgets.picture_preview import PicturePreview
from convstudio.ui.widgets.plain_label import plain_label

_NAME_CHARACTERS: Final = 24


class ImportDialog(QDialog):
    """Asks how a picture is to be taken; open it with `open`, and read `request` when it is accepted.

    Parameters
    ----------
    info : PictureInfo
        What the file holds.
    parent : QWidget
        The window it belongs to.
    stack : bool
        Whether it is several files, of which `info` describes the first.
    """

    def __init__(self, info: PictureInfo, parent: QWidget | None = None, *, stack: bool = False) -> None:
        super().__init__(parent)
        self._info = info
        self._frames = FramesChoice(info.frames, stack=stack) if info.frames > 1 else None
        self.setWindowTitle(self.tr("Load a picture"))
        self.setModal(True)
        self._size = SizeChoice(info.rows, info.columns)
        self._size.changed.connect(self._show_result)
        self._make_color()
        self._result = plain_label()
        self._use = plain_label("soft")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Load"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(self._picture_column())
        columns.addLayout(self._choice_column(), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addLayout(columns)
        whole.addWidget(_card(self._result, self._use))
        whole.addWidget(buttons)
        if self._frames is not None:
            self._frames.changed.connect(self._on_frames)
        self._on_frames()
        self._size.whole.setFocus()
        self._size.keep_room()

    def request(self) -> PictureRequest:
        """Return what is chosen."""
        return PictureRequest(
            size=self._size.size_wanted,
            resample=self._size.resample,
            color=Color.RGB if self._rgb.isChecked() else Color.GRAY,
            full_scale=255.0 if self._to_255.isChecked() else 1.0,
            frames=Frames.FIRST if self._frames is None else self._frames.chosen,
        )

    def _make_color(self) -> None:
        """Make what chooses the planes and their values."""
        self._gray = QRadioButton(self.tr("&Gray, 1 channel"))
        self._rgb = QRadioButton(self.tr("&RGB, 3 channels"))
        (self._rgb if self._info.is_color else self._gray).setChecked(True)
        self._to_1 = QRadioButton(self.tr("0 to &1 (white = 1)"))
        self._to_255 = QRadioButton(self.tr("0 to &255 (white = 255)"))
        self._to_1.setChecked(True)
        for one, other in ((self._gray, self._rgb), (self._to_1, self._to_255)):
            _group(self, one, other).buttonToggled.connect(self._show_result)

    def _picture_column(self) -> QVBoxLayout:
        """Return the preview over what the file holds."""
        info, short = self._info, _short(self._info.name)
        self._preview = PicturePreview()
        self._preview.setAccessibleName(self.tr("Preview of {name}").format(name=info.name))
        name = plain_label("title", short)
        name.setToolTip(info.name)
        size = (
            self.tr("{rows} × {columns}, in color, {bits} bits")
            if info.is_color
            else self.tr("{rows} × {columns}, gray, {bits} bits")
        ).format(rows=info.rows, columns=info.columns, bits=info.bit_depth)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(_card(self._preview), 1)
        column.addWidget(name)
        remarks = [sentence(StudioError(code, name=short, frames=info.frames)) for code in info.notices]
        for label in (plain_label("soft", size), *(plain_label("", remark) for remark in remarks)):
            label.setWordWrap(True)
            column.addWidget(label)
        return column

    def _choice_column(self) -> QVBoxLayout:
        """Return what can be chosen, under its three titles."""
        column = QVBoxLayout()
        column.setSpacing(8)
        if self._frames is not None:
            column.addWidget(plain_label("section", self.tr("Frames")))
            column.addWidget(self._frames)
            column.addSpacing(8)
        column.addWidget(plain_label("section", self.tr("Size")))
        column.addWidget(self._size)
        for title, one, other in (
            (self.tr("Colors"), self._gray, self._rgb),
            (self.tr("Values"), self._to_1, self._to_255),
        ):
            column.addSpacing(8)
            column.addWidget(plain_label("section", title))
            row = QHBoxLayout()
            row.setSpacing(20)
            row.addWidget(one)
            row.addWidget(other)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)
        return column

    @Slot()
    def _on_frames(self) -> None:
        """Take many frames small, so that they can be seen side by side, and gray."""
        many = self._frames is not None and self._frames.chosen is not Frames.FIRST
        self._rgb.setEnabled(not many)
        if many:
            self._gray.setChecked(True)
        if many and max(self._info.rows, self._info.columns) > FIRST_SIDE:
            self._size.resize_it()
        self._show_result()

    @Slot()
    def _show_result(self) -> None:
        """Say and show what will come of what is chosen."""
        request = self.request()
        rows, columns = request.size or (self._info.rows, self._info.columns)
        channels = 3 if request.color is Color.RGB else 1
        frames = 1 if self._frames is None else self._frames.taken
        values = channels * frames * rows * columns
        self._result.setText(
            self._result_text(request).format(
                frames=frames,
                rows=rows,
                columns=columns,
                white=numerals.cell_text(request.full_scale),
                memory=numerals.bytes_text(values * np.dtype(np.float32).itemsize),
            )
        )
        use = self._possible(max(rows, columns))
        if channels == 3 and not self._info.is_color:
            use = self.tr("The picture is gray: its three planes will be equal. {use}").format(use=use)
        self._use.setText(use)
        self._preview.show_pixels(_as_requested(self._info, request))

    def _result_text(self, request: PictureRequest) -> str:
        """Return what is said of the signal that is requested, its numbers not yet filled in."""
        if request.frames is Frames.VOLUME:
            return self.tr("→ {frames} × {rows} × {columns}, a gray volume, values 0 to {white}; {memory}")
        if request.frames is Frames.CHANNELS:
            return self.tr("→ {rows} × {columns}, {frames} channels, values 0 to {white}; {memory}")
        if request.color is Color.RGB:
            return self.tr("→ {rows} × {columns}, RGB (3 channels), values 0 to {white}; {memory}")
        return self.tr("→ {rows} × {columns}, gray (1 channel), values 0 to {white}; {memory}")

    def _possible(self, side: int) -> str:
        """Return what can be done with a picture whose longer side is `side`."""
        if side <= FIRST_SIDE:
            return self.tr("Its numbers can be read, and it can be drawn on.")
        if side <= limits.PAINTABLE_SIDE:
            return self.tr("It can be drawn on; zoom in to read its numbers.")
        return self.tr("Too large to draw on: pan and zoom, and its numbers appear.")


def _as_requested(info: PictureInfo, request: PictureRequest) -> Pixels:
    """Return the thumbnail in the color requested, and in the size where that is smaller."""
    rows, columns = request.size or (info.rows, info.columns)
    height, width = info.thumbnail.shape[:2]
    size = (rows, columns) if rows <= height and columns <= width else (height, width)
    small = PictureRequest(size, request.resample, request.color, 255.0)
    values = signal_from_array(info.thumbnail, small, info.name).values
    pixels: Pixels = np.rint(values).astype(np.uint8)
    return pixels[0] if len(pixels) == 1 else pixels.transpose(1, 2, 0)


def _card(*widgets: QWidget) -> QFrame:
    """Return `widgets` one above the other in a frame."""
    card = QFrame()
    card.setObjectName("card")
    layout = QVBoxLayout(card)
    for widget in widgets:
        layout.addWidget(widget)
    return card


def _group(owner: QDialog, *buttons: QRadioButton) -> QButtonGroup:
    """Return a group of buttons of which one is chosen."""
    group = QButtonGroup(owner)
    for button in buttons:
        group.addButton(button)
    return group


def _short(name: str) -> str:
    """Return a long name without its middle."""
    half = _NAME_CHARACTERS // 2
    return name if len(name) <= _NAME_CHARACTERS else f"{name[:half]}…{name[-half + 1 :]}"
