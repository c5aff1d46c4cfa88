"""Lessons in the window: the column beside the stage, contents, texts with figures, and recording."""
