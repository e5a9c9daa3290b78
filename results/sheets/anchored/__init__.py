"""The general reader of tables on pages: columns anchored on header words, rows on car numbers."""
