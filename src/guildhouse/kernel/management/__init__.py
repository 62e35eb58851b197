"""What an operator does to the kernel from the command line."""
