"""The widget kit: it knows Qt and the looks, and nothing of health plans."""
