"""One wording for each thing. The engine says codes and figures; the sentences are made here."""
