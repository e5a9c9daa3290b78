"""The parts of the reader of entry lists; `results.sheets.layouts.entry_list` puts them together."""
