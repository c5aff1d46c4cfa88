"""How a picture is to be taken: whole or resized, gray or RGB, with values 0 to 1 or 0 to 255."""

from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
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
    Resample,
    signal_from_array,
)
from convstudio.ui.frames_choice import FramesChoice
from convstudio.ui.messages import resample_hint, resample_title, sentence
from convstudio.ui.widgets.inputs import ComboBox, SpinBox, ToggleButton
from convstudio.ui.widgets.picture_preview import PicturePreview

SIDES: Final = (16, 32, 64, 128, 256)
"""Lengths of the longer side that one click gives."""

_FIRST_SIDE: Final = 32
"""The length offered first: as many cells as can be read at once."""

_LARGEST_SIDE: Final = 8192
"""The square of this is `limits.IMAGE_PIXELS`."""

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
        self._make_size()
        self._make_color()
        self._result = _label()
        self._use = _label("soft")
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
        self._set_longer_side(min(_FIRST_SIDE, max(info.rows, info.columns)))
        self._whole.setChecked(True)
        if self._frames is not None:
            self._frames.changed.connect(self._on_frames)
        self._on_frames()
        self._whole.setFocus()
        # Room for two lines at any time, in the type that the style sheet gives, so that no hint moves the rest.
        self._hint.ensurePolished()
        self._hint.setMinimumHeight(2 * self._hint.fontMetrics().lineSpacing())

    def request(self) -> PictureRequest:
        """Return what is chosen."""
        size = (self._rows.value(), self._columns.value())
        resized = self._resized.isChecked() and size != (self._info.rows, self._info.columns)
        return PictureRequest(
            size=size if resized else None,
            resample=Resample(self._filter.currentData()),
            color=Color.RGB if self._rgb.isChecked() else Color.GRAY,
            full_scale=255.0 if self._to_255.isChecked() else 1.0,
            frames=Frames.FIRST if self._frames is None else self._frames.chosen,
        )

    def _make_size(self) -> None:
        """Make what chooses the size and the filter."""
        rows, columns = self._info.rows, self._info.columns
        self._whole = QRadioButton(self.tr("&Whole, {rows} × {columns}").format(rows=rows, columns=columns))
        self._resized = QRadioButton(self.tr("Re&sized to"))
        self._rows, self._columns = SpinBox(1, _LARGEST_SIDE), SpinBox(1, _LARGEST_SIDE)
        self._rows.setAccessibleName(self.tr("Rows"))
        self._columns.setAccessibleName(self.tr("Columns"))
        self._proportional = QCheckBox(self.tr("Keep &proportions"))
        self._proportional.setChecked(True)
        self._filter = ComboBox()
        self._filter.setAccessibleName(self.tr("Filter"))
        for resample in Resample:
            self._filter.addItem(resample_title(resample), resample.value)
        self._filter.setCurrentIndex(self._filter.findData(PictureRequest().resample.value))
        self._hint = _label("soft")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        # No group: a size typed in may be none of them, and Tab would come to one button of a group only.
        self._sides = {side: ToggleButton() for side in SIDES}
        for side, button in self._sides.items():
            button.setText(str(side))
            button.setAccessibleName(self.tr("Longer side {side}").format(side=side))
            button.clicked.connect(partial(self._on_side, side))
        _group(self, self._whole, self._resized).buttonToggled.connect(self._show_result)
        self._rows.valueChanged.connect(self._on_rows)
        self._columns.valueChanged.connect(self._on_columns)
        self._proportional.toggled.connect(self._on_proportional)
        self._filter.activated.connect(self._on_filter)

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
        name = _label("title", short)
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
        for label in (_label("soft", size), *(_label("", remark) for remark in remarks)):
            label.setWordWrap(True)
            column.addWidget(label)
        return column

    def _choice_column(self) -> QVBoxLayout:
        """Return what can be chosen, under its three titles."""
        size = QHBoxLayout()
        for widget in (self._resized, self._rows, _label("", "×"), self._columns, self._proportional):
            size.addWidget(widget)
        size.addStretch(1)
        details = QGridLayout()
        details.setContentsMargins(24, 0, 0, 0)
        details.addWidget(_label("", self.tr("Longer side")), 0, 0)
        sides = QHBoxLayout()
        sides.setSpacing(6)
        for button in self._sides.values():
            sides.addWidget(button)
        sides.addStretch(1)
        details.addLayout(sides, 0, 1)
        caption = _label("", self.tr("&Filter"))
        caption.setTextFormat(Qt.TextFormat.AutoText)
        caption.setBuddy(self._filter)
        details.addWidget(caption, 1, 0)
        details.addWidget(self._filter, 1, 1, Qt.AlignmentFlag.AlignLeft)
        details.addWidget(self._hint, 2, 1)
        details.setColumnStretch(1, 1)
        column = QVBoxLayout()
        column.setSpacing(8)
        if self._frames is not None:
            column.addWidget(_label("section", self.tr("Frames")))
            column.addWidget(self._frames)
            column.addSpacing(8)
        column.addWidget(_label("section", self.tr("Size")))
        column.addWidget(self._whole, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(size)
        column.addLayout(details)
        for title, one, other in (
            (self.tr("Colors"), self._gray, self._rgb),
            (self.tr("Values"), self._to_1, self._to_255),
        ):
            column.addSpacing(8)
            column.addWidget(_label("section", title))
            row = QHBoxLayout()
            row.setSpacing(20)
            row.addWidget(one)
            row.addWidget(other)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)
        return column

    def _set_longer_side(self, side: int) -> None:
        rows, columns = self._info.rows, self._info.columns
        longer = max(rows, columns)
        self._rows.show_value(max(1, round(rows * side / longer)))
        self._columns.show_value(max(1, round(columns * side / longer)))

    def _on_side(self, side: int, *_down: bool) -> None:
        self._set_longer_side(side)
        self._proportional.setChecked(True)
        self._on_filter()

    @Slot(int)
    def _on_rows(self, rows: int) -> None:
        if self._proportional.isChecked():
            self._columns.show_value(max(1, round(rows * self._info.columns / self._info.rows)))
        self._on_filter()

    @Slot(int)
    def _on_columns(self, columns: int) -> None:
        if self._proportional.isChecked():
            self._rows.show_value(max(1, round(columns * self._info.rows / self._info.columns)))
        self._on_filter()

    @Slot(bool)
    def _on_proportional(self, proportional: bool) -> None:
        if proportional:
            self._on_rows(self._rows.value())

    @Slot()
    def _on_frames(self) -> None:
        """Take many frames small, so that they can be seen side by side, and gray."""
        many = self._frames is not None and self._frames.chosen is not Frames.FIRST
        self._rgb.setEnabled(not many)
        if many:
            self._gray.setChecked(True)
        if many and max(self._info.rows, self._info.columns) > _FIRST_SIDE:
            self._resized.setChecked(True)
        self._show_result()

    @Slot()
    def _on_filter(self) -> None:
        """Take a size or a filter that was set for the wish to resize."""
        self._resized.setChecked(True)
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
        self._hint.setText(resample_hint(request.resample))
        for side, button in self._sides.items():
            button.setChecked(self._resized.isChecked() and side == max(rows, columns))
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
        if side <= _FIRST_SIDE:
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


def _label(role: str = "", text: str = "") -> QLabel:
    """Return a label that shows names of files as they are, in the style of `role`."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


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
