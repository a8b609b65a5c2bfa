"""What tests of several rooms use: a person at the window, what is seen in it, cases to price."""
