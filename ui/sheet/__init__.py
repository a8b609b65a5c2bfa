"""The Sheet tab: the printed estimate, its options, many sheets at once."""
