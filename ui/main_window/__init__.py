"""The main window: menus and their work, panes, tabs, status, how it is found again, what is dropped on it."""
