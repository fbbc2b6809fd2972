"""What slides are made of: frame, words that fit, native charts, tables, cards."""
