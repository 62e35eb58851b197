"""The inverted index, in whichever database the house stands on: written by the database, asked through `find_candidates`."""
