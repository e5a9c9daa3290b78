"""The copy desk: reads a text and says what it would change, why, and into what. It changes nothing itself.

The checks know no tables: a passage and what is known of names go in, findings come out.
"""
