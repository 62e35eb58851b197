"""What two rooms need and is about no room: facts, jobs, ports, errors, pages, text. It knows no product words."""
