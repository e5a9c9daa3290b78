"""The pictures that stand for a page elsewhere, drawn where there is no photo."""
