"""The ways in: a patient and HR are asked in plain words, one question a page."""
