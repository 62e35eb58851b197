"""A judge of words without Django: whether a text looks like spam, what in it a person should look at, and why."""
