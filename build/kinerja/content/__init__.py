"""What HR and editors write: YAML and CSV read with line numbers, checked by schema, as typed records."""
