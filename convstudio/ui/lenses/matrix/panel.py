"""The matrices of the lens, side by side where there is room, under what is said of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.fitting_label import FittingLabel
from convstudio.ui.widgets.legend import Legend
from convstudio.ui.widgets.matrix.content import MatrixContent, MatrixMarks
from convstudio.ui.widgets.matrix.view import MatrixView

BESIDE_FROM = 70
"""Width, in heights of the type, from which the other matrix stands beside."""


ONE_LINE_FROM = 52
"""Width, in heights of the type, from which every sentence about a matrix takes one line."""

LEAST_SHARE = 0.4
"""Share of the width that each of two matrices has at least."""


class MatrixPanel(QWidget):
    """One matrix or two, two lines of text, and the range of the colors.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    roomy_changed = Signal()
    """There is room for two matrices now, or no more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.front, self.beside = MatrixView(self), MatrixView(self)
        self.title, self.text = FittingLabel(self), QLabel(self)
        self.legend = Legend(self)
        self.reason = QLabel(self)
        self._pages = QStackedWidget(self)
        self._text_height = 13
        self._roomy = False
        self._arrange()

    def _arrange(self) -> None:
        self.title.setProperty("role", "section")
        self.text.setProperty("role", "soft")
        for label in (self.text, self.reason):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reason.setProperty("role", "title")
        matrices = QWidget(self)
        self._row = QHBoxLayout(matrices)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.front, 1)
        self._row.addWidget(self.beside, 1)
        self.beside.hide()
        self._pages.addWidget(matrices)
        self._pages.addWidget(self.reason)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(self._pages, 1)

    @property
    def views(self) -> tuple[MatrixView, MatrixView]:
        """Both matrices."""
        return self.front, self.beside

    @property
    def roomy(self) -> bool:
        """Whether there is room for two matrices."""
        return self._roomy

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._text_height = theme.text
        self.legend.set_theme(theme)
        self.legend.setFixedWidth(self.legend.minimumSizeHint().width() + 3 * theme.text)
        for view in self.views:
            view.set_theme(theme)
        self._measure()

    def show_matrices(
        self, front: MatrixContent | None, beside: MatrixContent | None, marks: MatrixMarks
    ) -> None:
        """Show a matrix, and another one beside it where one is given, with their marks."""
        self._pages.setCurrentIndex(0)
        for view, content in zip(self.views, (front, beside), strict=True):
            view.set_content(content, _marks_of(content, marks))
        if front is not None and beside is not None:
            # The wider matrix gets more room, but the other one is to be read as well.
            share = front.shape[1] / (front.shape[1] + beside.shape[1])
            self._row.setStretch(0, round(100 * min(max(share, LEAST_SHARE), 1 - LEAST_SHARE)))
            self._row.setStretch(1, 100 - self._row.stretch(0))
        self.beside.setVisible(beside is not None)

    def explain(self, title: str, reason: str) -> None:
        """Show no matrix, and say why."""
        self.say((title,), "")
        self.reason.setText(reason)
        self.front.setAccessibleDescription(reason)
        self.legend.hide()
        self._pages.setCurrentIndex(1)

    def show_range(self, limit: float | None, *, numbered: bool) -> None:
        """Show what the colors stand for; None where they are only names."""
        self.legend.setVisible(limit is not None)
        if limit is not None:
            self.legend.set_signed(limit)
            self.legend.set_vivid(not numbered)

    def say(self, titles: Sequence[str], text: str) -> None:
        """Say what is shown: a title, the longest first of which the first that fits is written, and a sentence."""
        self.title.set_texts(titles)
        self.text.setText(text)
        self.front.setAccessibleDescription(f"{titles[0]} {text}".strip())

    def set_marks(self, marks: MatrixMarks) -> None:
        """Mark cells of both matrices; rows of one are columns of the other."""
        for view in self.views:
            view.set_marks(_marks_of(view.content, marks))

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the matrices as no longer true."""
        for view in self.views:
            view.set_dimmed(dimmed)

    def _measure(self) -> None:
        """Leave room for two lines of text where one is too short, so that nothing jumps; see what else fits."""
        self.title.fit()
        narrow = self.width() < ONE_LINE_FROM * self._text_height
        self.text.setMinimumHeight((2 if narrow else 1) * self.text.fontMetrics().lineSpacing())
        roomy = self.width() >= BESIDE_FROM * self._text_height
        if roomy != self._roomy:
            self._roomy = roomy
            self.roomy_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another matrix where there is room now."""
        super().resizeEvent(event)
        self._measure()


def _marks_of(content: MatrixContent | None, marks: MatrixMarks) -> MatrixMarks:
    """Return marks of the layer's matrix as those of what is shown; what the transpose gives is shown whole."""
    if content is None:
        return MatrixMarks()
    if not content.by_column:
        return marks
    cell = None if marks.cell is None else (marks.cell[1], marks.cell[0])
    return MatrixMarks(marks.cursor, cell, marks.column, marks.row, marks.tap)
