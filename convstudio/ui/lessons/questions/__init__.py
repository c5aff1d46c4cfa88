"""Predict, then reveal: the ways of answering a question."""
