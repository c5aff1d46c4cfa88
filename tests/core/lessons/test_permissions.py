"""Every edit changes a part that a step can lock."""

import pytest

from convstudio.core.edits.names import EditName
from convstudio.core.lessons.permissions import DOCUMENT, PARTS, Part, locked_part


@pytest.mark.parametrize("name", list(EditName))
def test_every_edit_can_be_locked(name: EditName) -> None:
    assert PARTS[name] <= DOCUMENT
    assert locked_part(name, DOCUMENT) in PARTS[name]
    assert locked_part(name, frozenset()) is None
    assert locked_part(name, frozenset(Part) - PARTS[name]) is None
