"""The course in the left column."""
