"""The boxes and file dialogs that several rooms ask through: one rule for every save, one place to begin in."""
