"""One search over everything a member may see: analysis, index, ranking, results page and palette."""
