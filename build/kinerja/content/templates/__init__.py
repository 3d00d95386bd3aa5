"""Templates of the files that people write: filled in as far as the content folder knows, explained by the schema."""
