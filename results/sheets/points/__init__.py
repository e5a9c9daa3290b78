"""The parts of the reader of points tables; `results.sheets.layouts.points` puts them together."""
