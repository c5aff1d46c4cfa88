"""What a layer does: its geometry, the terms of one output value, kernels by name."""
