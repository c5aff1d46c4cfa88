"""Every measure and every misconception, on any layer: an answer, the same each time, or a refusal, never long."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.lessons.effort import effort
from convstudio.core.lessons.lesson import Answer, Training
from convstudio.core.lessons.measures import LIGHT, MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.questions import ACCIDENTS
from convstudio.core.lessons.scene import Scene
from convstudio.core.operators import geometry
from convstudio.core.view_state import Cursor, ViewState
from tests.strategies import any_documents

TRAININGS = st.none() | st.builds(
    Training,
    st.builds(
        Settings,
        learning_rate=st.sampled_from([0.01, 1.0, 100.0]),
        loss=st.sampled_from(Loss),
        optimizer=st.sampled_from(Optimizer),
    ),
    st.lists(st.floats(-2, 2), max_size=9).map(tuple),
    st.integers(0, 3),
)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Any layer, with a cursor that is on its output or just beyond."""
    document = draw(any_documents(max_groups=2))
    shape = geometry.output_shape(document)
    more = draw(st.integers(0, 1))  # one beyond the output, as a goal may find the cursor
    position = draw(st.tuples(*(st.integers(0, size - 1 + more) for size in shape)))
    channel = draw(st.integers(0, document.out_channels - 1))
    plane = draw(st.integers(0, document.in_channels - 1))
    return Scene(document, ViewState(cursor=Cursor(channel, position), in_channel=plane), draw(TRAININGS))


def answer_of(compute: object, *args: object) -> Answer | str:
    """Return the answer, or what it is refused with."""
    assert callable(compute)
    try:
        with np.errstate(all="ignore"):
            found = compute(*args)
    except (StudioError, *ACCIDENTS) as error:
        return type(error).__name__
    assert isinstance(found, Answer)
    assert all(type(value) is float for value in found.numbers)
    if found.word:
        assert found.numbers == ()
    else:
        assert len(found.numbers) == np.prod(found.shape, dtype=int)
    return found


def same(one: Answer | str, other: Answer | str) -> bool:
    return repr(one) == repr(other)  # NaN, which is what a run that diverged has, is the same as itself


@given(scenes())
def test_measures_answer_or_refuse(scene: Scene) -> None:
    for name, measure in MEASURES.items():
        assert same(answer_of(measure, scene), answer_of(measure, scene)), name


@pytest.mark.parametrize("name", sorted(MISCONCEPTIONS))
@given(scenes(), st.sampled_from(sorted(MEASURES)))
@settings(max_examples=8)
def test_misconceptions_answer_or_refuse(name: str, scene: Scene, asked: str) -> None:
    measure, wrong = MEASURES[asked], MISCONCEPTIONS[name]
    right = answer_of(measure, scene)
    if isinstance(right, Answer) and not right.word:  # else nobody is asked, or the answers are written out
        assert same(answer_of(wrong, scene, measure), answer_of(wrong, scene, measure))


def large(kind: Kind, side: int, planes: int = 1, kernel: int = 3, stride: int = 1) -> Scene:
    layer = LayerSpec(kind=kind, stride=(stride, stride))
    signal = Signal(frozen(np.ones((planes, side, side))), Color.STACK)
    weight = frozen(np.ones((1, planes, kernel, kernel)))
    return Scene(
        Document(signal, layer, weight, frozen(np.zeros(1))), ViewState(), Training(Settings(), (0.5,) * 9)
    )


@pytest.mark.parametrize("name", sorted(set(MEASURES) - LIGHT))
@pytest.mark.parametrize("kind", Kind)
def test_what_would_take_long_is_refused(name: str, kind: Kind) -> None:
    for scene in (large(kind, 512), large(kind, 66, kernel=2)):
        with pytest.raises(StudioError) as caught:
            MEASURES[name](scene)
        assert caught.value.code is Code.LESSON_TOO_MUCH
        assert caught.value.values == {"found": effort(scene.document), "limit": limits.LESSON_EFFORT}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", sorted(LIGHT))
def test_light_measures_answer_of_any_layer(name: str, kind: Kind) -> None:
    for scene in (large(kind, 512), large(Kind.TRANSPOSED, 512, stride=64)):
        found = answer_of(MEASURES[name], scene)
        assert found != StudioError.__name__, "it is refused, as what takes long is"
        assert same(found, answer_of(MEASURES[name], scene))


@pytest.mark.parametrize("name", sorted(MISCONCEPTIONS))
def test_misconceptions_about_large_layers(name: str) -> None:
    """What sizes alone are asked of, as a photograph may be, is answered wrongly as well; nothing hangs."""
    for measure in ("output", "output_size", "windows", "weights"):
        scene = large(Kind.CONVOLUTION, 512)
        found = answer_of(MISCONCEPTIONS[name], scene, MEASURES[measure])
        assert same(found, answer_of(MISCONCEPTIONS[name], scene, MEASURES[measure]))


def test_effort_counts_products_windows_and_cells() -> None:
    assert effort(large(Kind.CONVOLUTION, 12, kernel=7).document) == 36 * 49
    assert effort(large(Kind.CONVOLUTION, 12, kernel=1).document) == 144 * 32
    assert effort(large(Kind.CONVOLUTION, 100, kernel=10, stride=64).document) == 10_000


def test_many_weights_have_no_bowl_here() -> None:
    scene = large(Kind.CONVOLUTION, 14, kernel=7, planes=1)
    assert isinstance(answer_of(MEASURES["largest_rate"], scene), Answer)
    with pytest.raises(StudioError) as caught:
        MEASURES["largest_rate"](large(Kind.CONVOLUTION, 5, planes=15))
    assert caught.value.code is Code.LESSON_TOO_MUCH
