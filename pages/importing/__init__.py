"""The steps of the import page, one a file, in the order they are taken."""
