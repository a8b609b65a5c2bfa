"""How the program runs: garbage, imports, references, work off the UI thread. It knows no widget of ours."""
