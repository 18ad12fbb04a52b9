"""DOCX-14 to DOCX-19: what a table of Word may do."""

from case import error, reads
from documents import (docx_parts, word_cell, word_paragraph, word_row,
                       word_table, word_xml)
from zipped import pack


def document(*rows):
    return pack(docx_parts(word_xml(word_table(*rows))))


def read(row_id, what, rows, *cells):
    return reads(row_id, what, document(*rows), cells, place="表格 1")


def value(name, number):
    return f'<w:{name} w:val="{number}"/>'


def table_cases():
    inner = word_table(word_row(word_cell("内"), word_cell("部")))
    restart, go_on = value("vMerge", "restart"), "<w:vMerge/>"
    plain = word_row(word_cell("x"), word_cell("y"), word_cell("z"))
    return [
        read("DOCX-14", "a table in a cell",
             [word_row(word_cell(word_paragraph("甲") + inner
                                 + word_paragraph("乙")),
                       word_cell("丙"))],
             "A1|string||甲\n乙", "B1|string||丙",
             "表格 1.1!A1|string||内", "表格 1.1!B1|string||部"),
        read("DOCX-15", "cells merged downwards",
             [word_row(word_cell("a", restart), word_cell("b")),
              word_row(word_cell("", go_on), word_cell("c")),
              word_row(word_cell("", value("vMerge", "continue")),
                       word_cell("d")),
              word_row(word_cell("e"), word_cell("f"))],
             "A1:A3|string||a", "B1|string||b", "B2|string||c",
             "B3|string||d", "A4|string||e", "B4|string||f"),
        reads("DOCX-15", "a merge that goes on and never began", document(
            word_row(word_cell("a", go_on)), word_row(word_cell("b"))),
            ["A1|string||a", "A2|string||b"], place="表格 1"),
        read("DOCX-16", "a cell over two columns",
             [word_row(word_cell("a", value("gridSpan", 2)),
                       word_cell("b")), plain],
             "A1:B1|string||a", "C1|string||b", "A2|string||x",
             "B2|string||y", "C2|string||z"),
        *[error("DOCX-16", f'a cell over "{bad}" columns', document(
            word_row(word_cell("a", value("gridSpan", bad)))), "表格 1!A1",
            f'"{bad}"') for bad in ("0", "-1", "100000", "abc",
                                   "4294967297", "10000")],
        read("DOCX-17", "columns left out before and after",
             [plain, word_row(word_cell("a"), properties=value(
                 "gridBefore", 1) + value("gridAfter", 1))],
             "A1|string||x", "B1|string||y", "C1|string||z",
             "B2|string||a"),
        *[error("DOCX-17", f'"{bad}" columns left out', document(
            word_row(word_cell("a"), properties=value("gridBefore", bad))),
            f'"{bad}"') for bad in ("-1", "100000", "abc")],
        read("DOCX-18", "cells merged to the right",
             [word_row(word_cell("a", value("hMerge", "restart")),
                       word_cell("", value("hMerge", "continue")),
                       word_cell("b"))],
             "A1:B1|string||a", "C1|string||b"),
        read("DOCX-19", "rows of other lengths",
             [word_row(word_cell("a")), plain, word_row(word_cell("b"),
                                                        word_cell("c"))],
             "A1|string||a", "A2|string||x", "B2|string||y", "C2|string||z",
             "A3|string||b", "B3|string||c"),
    ]
