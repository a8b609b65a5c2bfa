"""What every chart has in common: title, table, files and how it is drawn. It knows nothing of what is drawn."""
