"""Pure functions from releases to what a template shows: every sentence and every length is decided here."""
