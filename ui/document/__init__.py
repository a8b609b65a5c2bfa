"""The open case: undo, edits, file actions, lock, autosave, recovery, passwords, recent files."""
