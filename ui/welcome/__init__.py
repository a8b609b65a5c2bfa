"""The first minutes: ways in and a tour."""
