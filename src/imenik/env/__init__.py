"""What surrounds the program: files, the clock, memory, processes."""
