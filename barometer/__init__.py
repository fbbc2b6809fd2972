"""What the writer (pipelines) and the reader (pages) share; it knows nothing of either."""
