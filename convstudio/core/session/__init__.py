"""Reading and writing session files."""
