"""The parts of the first-run page: what stands, the sample, the steps to one's own numbers."""
