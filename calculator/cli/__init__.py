"""The command line: the same answers as the window's, as commands. It never loads Qt."""
