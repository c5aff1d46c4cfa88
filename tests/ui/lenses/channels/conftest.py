"""The program of tests/ui/lenses/conftest.py, with the Channels lens in front."""

import pytest

from tests.ui.bench import Bench


@pytest.fixture
def channels(bench: Bench) -> Bench:
    """Return the program with the board of the three filters over two channels."""
    bench.open("three-filters")
    bench.look_at("channels")
    return bench
