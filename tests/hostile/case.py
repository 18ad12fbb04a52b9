"""What a case is: a file, and what the program must say of it."""

import csv
import io
import re
from dataclasses import dataclass, field

HEAD = "place,cell,rows,columns,type,value,text,hidden,formula\r\n"

ANYTHING = "\ue000"

# Fields of zip and XML that cost little are refused in little time; a row
# that inflates much says how much it may take.
SECONDS, MEBIBYTES = 2.0, 64


@dataclass
class Case:
    row: str     # of the list of what input may do: "Z09"
    what: str
    make: object   # bytes, or called with the path: returns or writes them
    says: tuple = ()     # what stderr must contain; nothing: it is read
    stdout: str = ""
    command: str = "cells"
    options: tuple = ()
    suffix: str = ".ods"
    seconds: float = SECONDS
    mebibytes: float = MEBIBYTES
    untouched: tuple = ()    # words of system calls that must not be made
    during: object = None    # called with path and pipe while it runs
    piped: bool = False      # the file comes through a pipe
    status: int = field(init=False, default=0)
    lenient: bool = field(init=False, default=False)

    def __post_init__(self):
        self.status = 3 if self.says else 0


def error(row, what, make, *says, cells=(), place="S", **more):
    """A clear error; `cells` were printed before it showed."""
    return Case(row, what, make, says or ("odfgx: ",),
                csv_of(cells, place) if cells else "", **more)


def either(row, what, make, cells, place="S", **more):
    """Read or refused with a clear error, as the program sees fit."""
    case = reads(row, what, make, cells, place, **more)
    case.lenient = True
    return case


def survives(row, what, make, **more):
    """Nothing is known but that it is read or refused, and not more."""
    case = either(row, what, make, (), **more)
    case.stdout = None
    return case


def reads(row, what, make, cells, place="S", **more):
    return Case(row, what, make, (), csv_of(cells, place), **more)


def column_of(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def extent_of(address):
    first, _, last = address.partition(":")
    if not last:
        return first, 1, 1
    (c1, r1), (c2, r2) = (re.fullmatch(r"([A-Z]+)(\d+)", corner).groups()
                          for corner in (first, last))
    return first, int(r2) - int(r1) + 1, column_of(c2) - column_of(c1) + 1


def fields_of(cell, place):
    """ "A1|float|1.5|1.50|hidden formula", "T!A1:B2|string||text",
    "-|paragraph||text"; a tuple where a bar is in the text."""
    if isinstance(cell, str):
        cell = cell.split("|")
    address, kind, value, text, flags, *_ = [*cell, "", "", "", ""]
    sheet, _, address = address.rpartition("!")
    if address == "-":
        place, address, rows, columns = "", "", 1, 1
    else:
        address, rows, columns = extent_of(address)
    return (sheet or place, address, rows, columns, kind, value, text,
            str("hidden" in flags).lower(), str("formula" in flags).lower())


def csv_of(cells, place="S"):
    """The lines that `odfgx cells` prints; a "*" stands for any field."""
    out = io.StringIO()
    out.write(HEAD)
    writer = csv.writer(out, lineterminator="\r\n")
    for cell in cells:
        writer.writerow(ANYTHING if it == "*" else it
                        for it in fields_of(cell, place))
    return out.getvalue()


def is_such(came, expected):
    if expected is None:
        return came == "" or came.startswith(HEAD)
    if ANYTHING not in expected:
        return came == expected
    field = r'(?:"(?:[^"]|"")*"|[^",\r\n]*)'
    return re.fullmatch(re.escape(expected).replace(ANYTHING, field),
                        came) is not None
