"""The live-events process: holds thousands of open pages' streams and tells them which channel changed, nothing more."""
