"""The plan editor, laid out as a Summary of Benefits and Coverage is."""
