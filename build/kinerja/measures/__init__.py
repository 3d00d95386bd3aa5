"""What is counted: pure functions from typed records to the figures that regulations define."""
