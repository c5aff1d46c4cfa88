import numpy as np
from hypothesis import given

from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.operators.torch_weight import torch_weight
from tests import oracles
from tests.strategies import any_documents


@given(any_documents((Kind.TRANSPOSED,), symmetric=True, flipped=False))
def test_it_is_what_torch_s_layer_holds(document: Document) -> None:
    module = oracles.torch_module(
        document, tuple(before for before, _ in document.layer.padding), document.layer.padding_mode
    )
    np.testing.assert_array_equal(torch_weight(document), module.state_dict()["weight"].numpy())
