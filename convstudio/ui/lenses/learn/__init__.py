"""The Learn lens: watch a kernel train, step by step."""
