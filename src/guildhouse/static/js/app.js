// The page works without any of this.
