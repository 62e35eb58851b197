"""SQLite as this house uses it: write-ahead log, full sync, foreign keys, and short waits for the one writer."""
