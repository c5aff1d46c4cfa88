"""What is stepped over: outputs, or the input cells that stamp."""

from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.view_state import ViewState


def stamps(view: ViewState, document: Document) -> bool:
    """Return whether steps go from input value to input value, each of which stamps the kernel into the output."""
    return view.stamping and document.layer.kind is Kind.TRANSPOSED
