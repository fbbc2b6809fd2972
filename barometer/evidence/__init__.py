"""What leaves the dashboard: pictures of charts and the evidence pack. No browser is needed."""
