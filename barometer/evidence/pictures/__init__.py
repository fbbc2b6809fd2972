"""The part of Plotly our charts use, read from a figure and drawn by matplotlib."""
