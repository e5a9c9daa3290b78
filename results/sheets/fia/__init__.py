"""The FIA's sheets, as text and as PDF: their columns, their rows, what stands around the table."""
