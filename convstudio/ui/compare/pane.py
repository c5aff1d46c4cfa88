"""One plane of a comparison: its title, its cells, and what its colors mean."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from convstudio.core.document import FloatArray
from convstudio.core.render.frame import is_picture, laid
from convstudio.core.render.raster import Raster, gray_raster, signed_raster
from convstudio.ui.lenses.stage.scene import digits_from
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.picture import GridPicture, block_of
from convstudio.ui.widgets.grid.view import GridView
from convstudio.ui.widgets.legend import Legend

SMALLEST: Final = 180
"""Least width and height of the cells, in pixels."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A plane and its picture.

    Attributes
    ----------
    plane : FloatArray
        Shape (*spatial).
    raster : Raster
        Of its sheet.
    signed : bool
        Whether it has the signed colors.
    """

    plane: FloatArray
    raster: Raster
    signed: bool


def shown(plane: FloatArray, low: float, high: float) -> Shown:
    """Return a plane as it is painted: in gray from `low` to `high` or more, in signed colors if it goes below."""
    sheet = laid(plane)
    if float(plane.min()) < low:
        return Shown(plane, signed_raster(sheet, robust=is_picture(plane.shape)), signed=True)
    return Shown(plane, gray_raster(sheet, low, max(high, float(plane.max()))), signed=False)


class ComparePane(QWidget):
    """A title over cells over a legend.

    Parameters
    ----------
    name : str
        Accessible name of the cells.
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setWordWrap(True)
        self.grid = GridView(name, self)
        self.grid.setMinimumSize(SMALLEST, SMALLEST)
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.legend = Legend(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self.grid, 1)
        column.addWidget(self.legend)

    @property
    def title(self) -> str:
        """What stands over the cells."""
        return self._title.text()

    def show_plane(self, title: str, what: Shown) -> None:
        """Show a plane under a title; its size is added."""
        size = " × ".join(map(str, what.plane.shape))
        self._title.setText(f"<b>{title}</b><br>{size}")
        self.grid.set_picture(
            GridPicture(
                what.raster,
                block_of(what.plane),
                what.plane.shape,
                signed=what.signed,
                digits_from=digits_from(what.plane),
            )
        )
        if what.signed:
            self.legend.set_signed(what.raster.high, clipped=what.raster.clipped)
        else:
            self.legend.set_gray(what.raster.low, what.raster.high)
        self.legend.set_vivid(not self.grid.carries_digits)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self.grid.set_theme(theme)
        self.legend.set_theme(theme)
