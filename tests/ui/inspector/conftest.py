"""The panel is tested in the same shared program as the lenses."""

from tests.ui.lenses.conftest import bench, shared_studio

__all__ = ["bench", "shared_studio"]
