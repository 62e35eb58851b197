"""Pages made of many rooms: home, Today, jobs, the shell around every page."""
