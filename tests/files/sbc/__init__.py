"""Tests of reading a Summary of Benefits and Coverage."""
