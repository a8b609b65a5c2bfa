"""The member in the left column."""
