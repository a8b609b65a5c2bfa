"""A person is asked in plain words, and the answers become a case. Nothing is priced here."""
