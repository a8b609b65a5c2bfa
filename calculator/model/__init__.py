"""Floor 2: what is known and what is answered, as frozen values."""
