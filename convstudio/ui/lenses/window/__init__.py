"""The Window lens: input ∗ kernel = output, one window at a time."""
