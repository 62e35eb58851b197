"""Members: who is here, what of it they show, how they joined, and whom they keep away."""
