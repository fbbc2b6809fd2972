"""One finding a module: `chapter(made)` → Finding, or None where there is nothing to say."""
