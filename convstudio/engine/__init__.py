"""Computation with torch and Pillow, on a background thread; no Qt."""
