"""What there is to read: glossary, facts about the therapy, sources of figures, licences."""
