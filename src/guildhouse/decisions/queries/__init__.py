"""What pages ask about decisions, one file per screen."""
