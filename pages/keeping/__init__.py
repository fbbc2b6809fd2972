"""The parts of the history page: what was done to the home, and how to take it back."""
