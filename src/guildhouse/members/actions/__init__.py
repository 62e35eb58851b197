"""Everything that changes a member or the community, one name per change."""
