"""What the table of a price list means: its columns, its amounts, and what the names in it speak of."""
