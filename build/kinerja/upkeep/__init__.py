"""Chores that leave valid content: a move, a new name, a period to close, another schema, a look at the machine."""
