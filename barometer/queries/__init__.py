"""Short reads of a publication, one topic a module: `query(publication, …)` → DataFrame."""
