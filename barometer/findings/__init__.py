"""Sentences made from the numbers. None says more than its verdict: no test, no claim."""
