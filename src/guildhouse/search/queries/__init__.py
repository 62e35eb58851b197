"""What search answers: from a typed query and a viewer to hits that this viewer may see."""
