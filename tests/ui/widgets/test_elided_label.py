"""A label that is cut with an ellipsis, never by its neighbor."""

from pytestqt.qtbot import QtBot

from convstudio.ui.widgets.elided_label import ElidedLabel

SENTENCE = "Map 5 at row 120, column 88: −1.25"


def test_a_long_text_ends_in_an_ellipsis_and_the_tooltip_has_it_all(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(1000, 20)
    label.set_full_text(SENTENCE)
    assert label.text() == SENTENCE
    assert label.toolTip() == ""
    label.show()
    label.resize(80, 20)
    assert label.text().endswith("…")
    assert label.text() != SENTENCE
    assert label.toolTip() == label.full_text == SENTENCE
    label.resize(1000, 20)
    assert label.text() == SENTENCE


def test_it_asks_for_no_room(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.set_full_text(SENTENCE * 100)
    assert label.minimumSizeHint().width() < 1000
