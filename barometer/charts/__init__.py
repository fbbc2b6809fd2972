"""Charts: (rows, text) → a Plotly figure. Pure; what they look like is in `theme`."""
