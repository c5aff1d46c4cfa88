import pytest
import torch

from convstudio.core.errors import Code, StudioError
from convstudio.engine import device


@pytest.fixture
def two_gpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda number: f"Card {number}")


@pytest.fixture
def no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)


@pytest.mark.usefixtures("two_gpus")
@pytest.mark.parametrize(
    ("preference", "expected", "name"),
    [
        ("auto", "cuda:0", "CUDA:0 Card 0"),
        ("cuda", "cuda:0", "CUDA:0 Card 0"),
        ("cuda:1", "cuda:1", "CUDA:1 Card 1"),
        ("cpu", "cpu", "CPU"),
    ],
)
def test_the_device_asked_for(preference: str, expected: str, name: str) -> None:
    chosen = device.choose(preference)
    assert chosen == torch.device(expected)
    assert device.describe(chosen) == name


@pytest.mark.usefixtures("two_gpus")
@pytest.mark.parametrize(
    "preference", ["cuda:2", "cuda:999", "cuda:-1", "cuda:", "cuda:x", "tpu", "", "CPU "]
)
def test_a_device_that_is_not_there(preference: str) -> None:
    with pytest.raises(StudioError) as caught:
        device.choose(preference)
    assert (caught.value.code, caught.value.values) == (Code.DEVICE_MISSING, {"device": preference})


@pytest.mark.usefixtures("no_gpu")
def test_without_a_gpu() -> None:
    assert device.choose("auto") == torch.device("cpu")
    for preference in ("cuda", "cuda:0"):
        with pytest.raises(StudioError):
            device.choose(preference)


def test_numbers_are_true_float32() -> None:
    torch.backends.cudnn.allow_tf32 = True
    torch.backends.cuda.matmul.allow_tf32 = True
    device.warm_up(torch.device("cpu"))
    assert not torch.backends.cudnn.allow_tf32
    assert not torch.backends.cuda.matmul.allow_tf32
    assert torch.backends.cudnn.deterministic
    assert not torch.backends.cudnn.benchmark


def test_a_device_that_this_torch_cannot_compute_on_is_missing() -> None:
    # The meta device has shapes and no numbers: the result cannot be copied to the CPU.
    with pytest.raises(StudioError) as caught:
        device.warm_up(torch.device("meta"))
    assert caught.value.code is Code.DEVICE_MISSING
