"""The demo community: our own words, poured through the same actions as anybody's, always the same."""
