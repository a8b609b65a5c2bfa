"""Printed sheets: an estimate as a tagged PDF. Nothing is priced here and no window is known."""
