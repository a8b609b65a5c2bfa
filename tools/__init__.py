"""What makes, measures and checks the program, and is no part of it."""
