from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from convstudio.app.recent import LIMIT, forget, remember

PATHS = st.lists(st.sampled_from([Path(f"/lessons/{n}.convstudio") for n in range(14)]), max_size=30)


@given(PATHS)
def test_newest_first_each_once_and_no_more_than_the_limit(opened: list[Path]) -> None:
    recent: tuple[Path, ...] = ()
    for path in opened:
        recent = remember(recent, path)
    newest = list(dict.fromkeys(path.absolute() for path in reversed(opened)))
    assert recent == tuple(newest[:LIMIT])


def test_one_file_has_many_spellings() -> None:
    recent = remember((), Path("/lessons/edges.convstudio"))
    assert remember(recent, Path("/lessons/../lessons/./edges.convstudio")) == (
        Path("/lessons/../lessons/edges.convstudio").absolute(),
    )
    assert remember((), Path("edges.convstudio")) == (Path.cwd() / "edges.convstudio",)


def test_forgetting() -> None:
    recent = (Path("/a"), Path("/b"))
    assert forget(recent, Path("/a")) == (Path("/b"),)
    assert forget(recent, Path("/c")) == recent
