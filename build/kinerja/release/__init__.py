"""From records to a published folder: measure, protect, attack, and only then write; and the audit of what is out."""
