"""Recognition: members tell members what they did well, what for, and which of the community's values it shows."""
