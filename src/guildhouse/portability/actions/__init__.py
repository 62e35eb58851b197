"""Everything that brings people and words in, one name per change."""
