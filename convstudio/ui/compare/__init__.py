"""Layers beside each other: there and back, and two ways to double a picture."""
