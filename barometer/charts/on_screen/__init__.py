"""Figures as a browser draws them soonest; what is seen stays the same."""
