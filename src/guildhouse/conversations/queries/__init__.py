"""What pages ask about conversations, one file per screen."""
