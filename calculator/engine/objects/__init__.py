"""The old path, until the proof."""
