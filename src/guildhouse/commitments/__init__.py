"""Commitments: what, to whom, by when and why then."""
