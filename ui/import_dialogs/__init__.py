"""What is brought in from files of others, shown before it is used."""
