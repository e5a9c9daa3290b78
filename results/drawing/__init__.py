"""Result sheets drawn as PDF: values in, bytes out."""

from results.drawing.sheet import RowToDraw, SheetToDraw, draw_sheet

__all__ = ["RowToDraw", "SheetToDraw", "draw_sheet"]
