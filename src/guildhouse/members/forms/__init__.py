"""Shape and cleaning of what members tell about themselves, one file per journey."""
