"""The two stores: the vault (every record, pseudonyms only) and the publication (aggregates)."""
