"""Demo content: an invented series, four true stories told afresh, and the house that tells them."""
