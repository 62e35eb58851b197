"""Insights: what hosts need to see. First of all the desk: what waits for a human."""
