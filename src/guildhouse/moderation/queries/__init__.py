"""What the pages of moderation ask."""
