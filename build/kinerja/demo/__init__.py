"""The fictional agency: records of any size that demo, tests and benchmarks share. No number here is anyone's."""
