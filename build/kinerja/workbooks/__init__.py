"""HR's own spreadsheets become records: a register of staff, a recap of ratings, plans."""
