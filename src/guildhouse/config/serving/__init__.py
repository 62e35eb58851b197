"""The house's processes on one machine: what they are, how they are started, watched and stopped."""
