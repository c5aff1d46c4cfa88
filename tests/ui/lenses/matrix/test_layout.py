"""Nothing of the Matrix lens is cut, lies over something else, or reaches beyond its place."""

import itertools

import numpy as np
import pytest

from convstudio.core.document import LayerSpec
from convstudio.core.view_state import MatrixView, Sharing
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import make
from tests.ui.bench import Bench
from tests.ui.lenses.matrix.test_lens import COURSE, lens_of, show
from tests.ui.test_accessibility import cut_labels, strays

SIZES = ((1024, 768), (1280, 720), (1920, 1080))

DOCUMENTS = {
    "course": COURSE,
    "1-D": make(np.arange(14).reshape(2, 7), np.ones((2, 2, 2))),
    "3-D": make(np.arange(27).reshape(1, 3, 3, 3), np.ones((1, 1, 2, 2, 2))),
    "32 × 32": make(np.zeros((1, 32, 32)), np.ones((3, 1, 3, 3)), layer=LayerSpec(padding=((1, 1), (1, 1)))),
    "128 × 128": make(np.zeros((1, 128, 128)), np.ones((1, 1, 3, 3))),
}


@pytest.mark.parametrize("projection", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_the_lens_is_seen_whole(bench: Bench, size: tuple[int, int], projection: bool) -> None:
    bench.window.resize(*size)
    bench.window.menus.projection.setChecked(projection)
    problems = {}
    for name, document in DOCUMENTS.items():
        for look in (MatrixView(), MatrixView(Sharing.SHARED), MatrixView(transposed=True)):
            lens = show(bench, document, sharing=look.sharing, transposed=look.transposed)
            found = [*cut_labels(bench), *strays(bench)]
            grids = [lens.stage.grid(pane) for pane in Pane]
            found += [
                f"{one.accessibleName()} and {other.accessibleName()}"
                for one, other in itertools.combinations(grids, 2)
                if one.geometry().intersects(other.geometry())
            ]
            if found:
                problems[name, look] = found
            for view in lens.panel.views:
                shown = view.shown
                if view.isVisible() and shown is not None:
                    for part in (shown.left, shown.right, shown.matrix):
                        assert view.rect().adjusted(-1, -1, 1, 1).contains(part.toAlignedRect()), (name, look)
    bench.window.menus.projection.setChecked(False)
    bench.window.resize(1280, 720)
    assert problems == {}


def test_legends_take_no_room_beside_the_matrix(bench: Bench) -> None:
    show(bench, COURSE)
    assert not any(pane.legend.isVisible() for pane in lens_of(bench).stage.panes.values())
