"""The story behind the sample: who works there, what they answer, where they go, what they read."""
