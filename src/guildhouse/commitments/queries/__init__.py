"""What pages ask about commitments, one file per screen."""
