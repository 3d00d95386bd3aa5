"""Survey answers in: read a sheet, keep what the mapping names, drop everything else before anything is written."""
