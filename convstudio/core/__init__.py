"""Values and mathematics: standard library and numpy only; no Qt, no torch."""
