"""Fills the barometer: foreign files → vault → publication. Pages never come here to read."""
