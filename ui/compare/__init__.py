"""The tab that compares the plans of a case. It shows what the engine answers and computes no money."""
