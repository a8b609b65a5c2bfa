"""The plan library: the plans that come with the program and the user's own, in a dialog of its own."""
