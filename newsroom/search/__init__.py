"""Search over both halves: what was written, and what was raced."""
