"""What may be said: cells, suppression and attack. Knows counts, hierarchies and statements; nothing of civil servants."""
