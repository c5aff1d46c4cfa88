"""Pure edits: each takes a Document and returns a changed one."""
