"""What may be said: cells, suppression, attack. Knows counts, hierarchies and statements; nothing of civil servants."""
