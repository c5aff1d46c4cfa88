"""The parameters of the layer, and what they come to in weights."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from convstudio.app.gesture import Gesture
from convstudio.app.store import Store
from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.core.edits import kernel, layer
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.core.numerals import plural_of
from convstudio.core.operators import wiring
from convstudio.core.view_state import ViewState
from convstudio.ui.inspector.kind_fields import KindFields
from convstudio.ui.inspector.padding_fields import PaddingFields
from convstudio.ui.inspector.segments import segments
from convstudio.ui.widgets.axis_field import AxisField
from convstudio.ui.widgets.inputs import ToggleButton
from convstudio.ui.widgets.number_field import NumberField


class LayerPanel(QWidget):
    """Fields for the parameters of a layer: those that its kind has, along one, two or three axes.

    Runs of changes to one field, as with a held arrow key, are one undo step until the field is left.

    Parameters
    ----------
    store : Store
        Whose document is shown and changed; the bias is that of the view's output channel.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._visit = 0
        self._opened = False
        self._described: Kind | None = None
        self._resizing = Gesture(store)
        self._kinds, self._paddings = KindFields(store, self), PaddingFields(store, self)
        self.kernel_size = AxisField("", 1, limits.KERNEL_SIDE, self)
        self.stride = AxisField("", 1, limits.STRIDE, self)
        self.dilation = AxisField("", 1, limits.DILATION, self)
        self.bias = NumberField("", self)
        self.correlate, self.convolve = ToggleButton(self), ToggleButton(self)
        self._operation = segments((self.correlate, self.convolve), self, exclusive=True)
        self.weights = QLabel(self)
        self._size_label, self._stride_label, self._dilation_label = (QLabel(self) for _ in range(3))
        self._bias_label = QLabel(self)
        self.kind, self.output_padding = self._kinds.kind, self._kinds.output_padding
        self.follow, self.ceil, self.counted = self._kinds.follow, self._kinds.ceil, self._kinds.counted
        self.padding, self.padding_after = self._paddings.padding, self._paddings.after
        self.uneven, self.presets, self.mode = (
            self._paddings.uneven,
            self._paddings.presets,
            self._paddings.mode,
        )
        self.weights.setProperty("role", "soft")
        self.weights.setWordWrap(True)  # hundreds of filters have long numbers
        self._describe()
        self._arrange()
        self._connect()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._show()
        super().changeEvent(event)

    # Building

    def _describe(self) -> None:
        """Say what everything is, and what each parameter means."""
        self._described = None
        self._kinds.describe()
        self._paddings.describe()
        for field, label, name, tip in (
            (
                self.kernel_size,
                self._size_label,
                self.tr("Kernel size"),
                self.tr("Sides of the kernel: the cells that one window covers"),
            ),
            (
                self.stride,
                self._stride_label,
                self.tr("Stride"),
                self.tr("How many cells the window moves from one output to the next"),
            ),
            (
                self.dilation,
                self._dilation_label,
                self.tr("Dilation"),
                self.tr("Distance between neighboring weights of the kernel; 1 leaves no gaps"),
            ),
        ):
            field.set_name(name)
            field.setToolTip(tip)
            label.setText(name)
        self._bias_label.setText(self.tr("Bias"))
        self.bias.setAccessibleName(self.tr("Bias"))
        self.bias.setToolTip(self.tr("Added to every output of this channel; also a fraction such as 1/9"))

    def _describe_kind(self, kind: Kind) -> None:
        """Say what depends on the kind: a transposed convolution does not slide."""
        if kind is self._described:
            return
        self._described = kind
        if kind is Kind.TRANSPOSED:
            words = self.tr("as written"), self.tr("turned 180°")
            names = self.tr("Stamp as written"), self.tr("Stamp turned by 180°")
            tips = (
                self.tr("The kernel is stamped as it is written"),
                self.tr("The kernel is turned by 180° before it stamps"),
            )
            self.stride.setToolTip(self.tr("How many cells of the output one stamp lies from the next"))
        else:
            words = self.tr("correlate"), self.tr("convolve (turned)")
            names = self.tr("Correlate"), self.tr("Convolve, kernel turned by 180°")
            tips = (
                self.tr("Cross-correlation: the kernel slides as it is written"),
                self.tr("Mathematical convolution: the kernel is turned by 180° before it slides"),
            )
            self.stride.setToolTip(self.tr("How many cells the window moves from one output to the next"))
        for button, word, name, tip in zip((self.correlate, self.convolve), words, names, tips, strict=True):
            button.setText(word)
            button.setAccessibleName(name)
            button.setToolTip(tip)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        kinds, paddings = self._kinds, self._paddings
        rows: tuple[tuple[QWidget, QWidget], ...] = (
            (kinds.kind_label, kinds.kind),
            (self._size_label, self.kernel_size),
            (self._stride_label, self.stride),
            (paddings.padding_label, paddings.padding),
            (paddings.after_label, paddings.after),
            (paddings.uneven, paddings.named),
            (paddings.mode_label, paddings.mode),
            (kinds.output_label, kinds.output_padding),
            (self._dilation_label, self.dilation),
            (self._bias_label, self.bias),
        )
        for row, (label, field) in enumerate(rows):
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        for row, widget in enumerate((kinds.pooling, self._operation, self.weights), start=len(rows)):
            grid.addWidget(widget, row, 0, 1, 2)
        _tab_through([widget for row in rows for widget in row] + [kinds.pooling, self._operation])

    def _connect(self) -> None:
        self.kernel_size.changed.connect(self._on_kernel_size)
        self.stride.changed.connect(self._on_stride)
        self.dilation.changed.connect(self._on_dilation)
        self.bias.committed.connect(self._on_bias)
        self.bias.editingFinished.connect(self._end_visit)
        for field in (self.kernel_size, self.stride, self.dilation):
            field.finished.connect(self._end_visit)
        self.correlate.clicked.connect(self._on_operation)
        self.convolve.clicked.connect(self._on_operation)
        self._store.changed.connect(self._on_changed)
        self._store.view_changed.connect(self._on_view_changed)

    # Showing

    def _show(self) -> None:
        """Show the store's document; nothing is emitted."""
        document, opened = self._store.document, self._opened
        spec, channel = document.layer, self._store.view.cursor.channel
        self._opened = False
        self._kinds.show_layer(document)
        self._paddings.show_layer(document, opened=opened)
        self._describe_kind(spec.kind)
        self.kernel_size.set_values(*document.kernel_size)
        self.stride.set_values(*spec.stride)
        self.dilation.set_values(*spec.dilation)
        if opened:
            for field in (self.kernel_size, self.stride, self.dilation, self.output_padding):
                field.relink()
        self._dilation_label.setVisible(spec.kind is not Kind.AVERAGE_POOL)
        self.dilation.setVisible(spec.kind is not Kind.AVERAGE_POOL)
        for widget in (self._bias_label, self.bias, self._operation):
            widget.setVisible(spec.kind.weighted)
        if spec.kind.weighted:
            self.bias.set_value(float(document.bias[channel]))
        (self.convolve if spec.flipped else self.correlate).setChecked(True)
        self.weights.setText(self._weights_text(document))
        self.weights.setVisible(not self._store.view.hidden.counts)

    def _weights_text(self, document: Document) -> str:
        if not document.layer.kind.weighted:
            return self.tr("Pooling has no weights.")
        count, biases = wiring.parameter_count(document)
        return self.tr("({shape}): {weights} + {biases}").format(
            shape=", ".join(str(size) for size in wiring.weight_shape(document)),
            weights=self.tr("{n} weight(s)", "", plural_of(count)).format(n=count),
            biases=self.tr("{n} bias(es)", "", biases).format(n=biases),
        )

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        # Another example is another layer: what was set apart by hand belonged to the one before.
        self._opened = old.signal is not new.signal and old.weight is not new.weight
        if old.layer is not new.layer or old.weight is not new.weight or old.bias is not new.bias:
            self._show()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.cursor.channel, old.hidden) != (new.cursor.channel, new.hidden):
            self._show()

    # Changing: after each change the fields show what the store has, whether it took the change or not

    @Slot()
    def _end_visit(self) -> None:
        """Let the next change be an undo step of its own."""
        self._visit += 1
        self._resizing.end()

    @Slot(object)
    def _on_kernel_size(self, size: tuple[int, ...]) -> None:
        self._resizing.apply(EditName.KERNEL_RESIZE, lambda base: kernel.resize_kernel(base, size))
        self._show()

    @Slot(object)
    def _on_stride(self, stride: tuple[int, ...]) -> None:
        name = EditName.STRIDE
        self._store.apply_gesture(name, (name, self._visit), layer.set_stride, stride)
        self._show()

    @Slot(object)
    def _on_dilation(self, dilation: tuple[int, ...]) -> None:
        name = EditName.DILATION
        self._store.apply_gesture(name, (name, self._visit), layer.set_dilation, dilation)
        self._show()

    @Slot(float)
    def _on_bias(self, value: float) -> None:
        name, channel = EditName.BIAS, self._store.view.cursor.channel
        self._store.apply_gesture(name, (name, channel, self._visit), kernel.set_bias, channel, value)
        self._show()

    @Slot()
    def _on_operation(self) -> None:
        self._store.apply(EditName.OPERATION, layer.set_flipped, self.convolve.isChecked())
        self._show()


def _tab_through(fields: list[QWidget]) -> None:
    """Let Tab go through `fields`, and what they are made of, in this order."""
    parts: list[QWidget] = []
    of_boxes = [field for field in fields if isinstance(field, AxisField)]
    for field in fields:
        if isinstance(field, AxisField):
            # A field hands the focus on to its first box, wherever it comes in the order: it has to come just there.
            field.setFocusProxy(None)  # type: ignore[arg-type]  # the stub lacks what Qt takes: no proxy
            field.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            parts += [field, field.slices, field.rows, field.columns, field.link]
        elif field.layout() is not None:
            parts += field.findChildren(ToggleButton)
        elif field.focusPolicy() & Qt.FocusPolicy.TabFocus:
            parts.append(field)
    for one, next_ in pairwise(parts):
        QWidget.setTabOrder(one, next_)
    for field in of_boxes:
        field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        field.setFocusProxy(field.boxes[0])
