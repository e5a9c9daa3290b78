"""What the stewards decided, applied to the order on the road; docs/decisions.md says how."""
