"""What a program with a plot cannot do without: the imports, a window, its first painting."""

import sys

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]  # it has no types
from PySide6 import QtWidgets
from PySide6.QtGui import QPaintEvent


class Plot(pg.PlotWidget):  # type: ignore[misc]  # its base has no types
    """An empty plot that says when it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        print("painted", flush=True)
        QtWidgets.QApplication.exit(0)


def main() -> int:
    """Show the plot once."""
    application = QtWidgets.QApplication(sys.argv[:1])
    plot = Plot()
    plot.resize(*np.array([1280, 720]).tolist())
    plot.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
