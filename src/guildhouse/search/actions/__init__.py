"""What changes the index: documents read again, everything rebuilt, searches that found nothing noted."""
