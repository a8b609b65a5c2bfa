"""What an answer rests on though nobody has said that it is so, and what else it could be."""
