"""What a page draws, one operation after the other: its texts, and the straight lines of its paths."""

import ctypes

import pypdfium2.raw as pdfium

MAX_DEPTH = 6  # of forms within forms
MAX_PATHS = 20_000
MAX_SEGMENTS = 4000  # of a path


def collect(container, count, get, drawn, paths, outer, depth=0):
    """The text operations of a page in the order they are drawn, and its paths; those inside forms too."""
    for index in range(count(container)):
        each = get(container, index)
        kind = pdfium.FPDFPageObj_GetType(each)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            drawn[ctypes.addressof(each.contents)] = (len(drawn), each if outer is None else None)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(paths) < MAX_PATHS:
            paths.append((each, times(matrix_of(each), outer)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = times(matrix_of(each), outer)
            collect(
                each,
                pdfium.FPDFFormObj_CountObjects,
                pdfium.FPDFFormObj_GetObject,
                drawn,
                paths,
                inner,
                depth + 1,
            )


def matrix_of(each):
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(each, matrix):
        return (1, 0, 0, 1, 0, 0)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def times(inner, outer):
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def subpaths(path, matrix):
    """The corners of each straight piece of a path; what holds a curve is left out."""
    a, b, c, d, e, f = matrix
    pieces, curved = [], False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(path), MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not pieces:
            pieces.append([])
            curved = False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if curved:
            pieces[-1] = []
        else:
            pieces[-1].append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
    return [points for points in pieces if len(points) >= 2]
