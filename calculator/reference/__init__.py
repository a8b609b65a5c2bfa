"""Floor 1: dated facts and sentences, read from the folder of data."""
