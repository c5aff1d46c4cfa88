"""The code tells neither how many weights there are nor how large the output is while a lesson asks for it."""

import re
from dataclasses import replace

import numpy as np
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from convstudio.core import examples
from convstudio.core.code.literals import WRITTEN_WEIGHTS
from convstudio.core.code.pytorch import pytorch_source
from convstudio.core.code.scratch import scratch_source
from convstudio.core.document import Document
from convstudio.core.errors import ShapeError
from convstudio.core.view_state import Hidden
from convstudio.ui.inspector.code_concealing import concealed_code
from tests.oracles import make
from tests.strategies import documents
from tests.ui.bench import Bench

COUNTS, SIZE = Hidden(counts=True), Hidden(size=True)


def sources(document: Document) -> list[str]:
    texts = [pytorch_source(document).text]
    try:
        return [*texts, scratch_source(document).text]
    except ShapeError:
        return texts


@given(documents())
def test_nothing_is_concealed_that_is_not_asked_for(document: Document) -> None:
    for text in sources(document):
        assert concealed_code(text, Hidden(output=True, result=True)) == (text, 0)


@given(documents())
def test_counts_and_sizes_are_concealed_in_all_code(document: Document) -> None:
    for text in sources(document):
        found, gone = concealed_code(text, Hidden(counts=True, size=True))
        assert gone == text.count("\n") - found.count("\n")
        assert found.endswith(text[text.rindex("\nprint(y)") :])
        for line in found.splitlines():
            if re.match(r"(w|b|weight|bias|channels\w*|filters\w*|kernel_\w+|out_\w+)(, \w+)* = ", line):
                assert line.endswith("= ?") or line.startswith("weight = weight.flip")
            assert not re.search(r"Conv\w*\(\d|kernel_size=\d.*Conv|groups=\d", line)


def test_the_loops_are_where_the_line_says() -> None:
    source = scratch_source(examples.three_filters())
    text, gone = concealed_code(source.text, COUNTS)
    assert gone > 0
    assert text.splitlines()[source.line - gone - 1] == source.text.splitlines()[source.line - 1]


def test_many_weights_are_not_counted() -> None:
    document = make(np.zeros((9, 11, 11)), np.ones((9, 9, 11, 11)))
    assert document.weight.size > WRITTEN_WEIGHTS
    for text in sources(document):
        assert "9801" in text
        assert "9801" not in concealed_code(text, COUNTS)[0]


def test_the_tab_conceals_and_reveals(bench: Bench) -> None:
    code = bench.window.inspector.code
    bench.open("three-filters")
    bench.key(Qt.Key.Key_F6)
    bench.push(code.tabs.tabBar(), code.tabs.tabBar().tabRect(1).center())
    assert "nn.Conv2d(2, 3, kernel_size=2" in code.pytorch.source

    def line() -> str:
        selection = code.scratch._editor.extraSelections()[0]
        cursor: QTextCursor = selection.cursor
        return cursor.block().text()

    before = line()
    for hidden in (COUNTS, SIZE, Hidden()):
        bench.store.set_view(replace(bench.store.view, hidden=hidden))
        bench.settle()
        assert ("nn.Conv2d(?, ?, kernel_size=?" in code.pytorch.source) == hidden.counts
        assert ("weight = ?" in code.pytorch.source) == hidden.counts
        assert ("filters = ?" in code.scratch.source) == hidden.counts
        assert ("out_height = ?" in code.scratch.source) == hidden.size
        assert line() == before
        assert code.scratch._editor.toPlainText().strip() == code.scratch.source.strip()
