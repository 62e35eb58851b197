"""What pages, mails and decisions read."""
