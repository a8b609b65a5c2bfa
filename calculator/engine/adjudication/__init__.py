"""How claims are priced: the rulebook of one line, and what is counted, limited and paid around it."""
