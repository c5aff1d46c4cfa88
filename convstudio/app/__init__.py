"""State over time: the store, background work, settings, sessions; QtCore only."""
