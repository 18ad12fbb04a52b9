"""What is no file of rest: devices, and files that change while they are
read; and a few that are no archive at all."""

import fcntl
import os
import select
import socket
import struct
import termios
import time

from archives import MIB, honest, noise, without_main
from case import csv_of, error, reads
from documents import HONEST, KINDS, ODS, book, row, sheet, text_cell
from pathlib import Path
from zipped import STORED

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "good.ods"
PIPE = 65536  # bytes that a pipe holds


# --------------------------------------------------------- no regular file

def special(row_id, what, make, *says):
    return error(row_id, what, make, *(says or ("not a regular file",)),
                 seconds=0.2)


def make_socket(path):
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.close()


def devices():
    return [
        special("Z36", "a FIFO that nobody writes to", os.mkfifo),
        special("Z36", "a folder", os.mkdir),
        special("Z36", "/dev/zero", lambda path: path.symlink_to(
            "/dev/zero")),
        special("Z36", "/dev/null", lambda path: path.symlink_to(
            "/dev/null")),
        special("Z36", "/dev/full", lambda path: path.symlink_to(
            "/dev/full")),
        special("Z36", "a socket", make_socket, "can't be opened"),
        special("Z36", "a link to itself", lambda path: path.symlink_to(
            path.name), "can't be opened"),
    ]


# ------------------------------------------------- changed while it is read

LINES = 20000
LONG = "x" * 90
COMMENT = "z" * 1000


def long_document():
    """Stored, so that what is read of it is what is printed."""
    cells = row(text_cell(LONG)) * LINES
    xml = book(sheet(cells) + f"<!--{COMMENT}-->")
    return without_main(ODS).add(ODS.main, xml, STORED).finish()


def long_output():
    return csv_of(f"A{i + 1}|string||{LONG}" for i in range(LINES))


def wait_until_full(pipe):
    """Until the program stands still, because nobody reads what it prints,
    or has ended."""
    before, since = 0, time.monotonic()
    ended = select.poll()
    ended.register(pipe, 0)  # of POLLHUP it tells anyway
    while before < PIPE // 2 or time.monotonic() - since < 0.05:
        answer = fcntl.ioctl(pipe, termios.FIONREAD, struct.pack("i", 0))
        now = struct.unpack("i", answer)[0]
        if now != before:
            before, since = now, time.monotonic()
        if ended.poll(5):
            break


def cut(path, pipe):
    wait_until_full(pipe)
    os.truncate(path, 4096)


def change(path, pipe):
    wait_until_full(pipe)
    with open(path, "r+b") as out:
        out.seek(path.read_bytes().index(COMMENT.encode()))
        out.write(b"y" * 64)


def exchange(path, pipe):
    wait_until_full(pipe)
    other = path.with_name("other")
    other.write_bytes(b"another file")
    os.replace(other, path)


class Beginning(str):
    """What an output may be the beginning of, cut anywhere."""

    def __eq__(self, other):
        return other != "" and self.startswith(other)

    def __ne__(self, other):
        return not self == other

    __hash__ = str.__hash__


def changes():
    shorter = error("Z37", "cut while it is read",
                    lambda path: long_document(), "became shorter",
                    during=cut)
    changed = error("Z37", "overwritten while it is read",
                    lambda path: long_document(), "content.xml",
                    "the checksum is wrong", during=change)
    shorter.stdout = Beginning(long_output())
    changed.stdout = long_output()
    replaced = reads("Z37", "replaced while it is read",
                     lambda path: long_document(), (), during=exchange)
    replaced.stdout = long_output()
    return [shorter, changed, replaced]


# ------------------------------------------------------------ large, piped

def sparse(size, head=b""):
    def make(path):
        path.write_bytes(head)
        os.truncate(path, size)
    return make


def sparse_document(path):
    """An archive whose first part is 3 GB of nothing that is on no disk."""
    hole = 3 << 30
    tail = honest(ODS)
    size = len(tail.data)
    for record in tail.records:
        record["offset"] += hole
    path.write_bytes(b"")
    with open(path, "r+b") as out:
        out.seek(hole)
        out.write(tail.finish(offset=hole + size))


def large():
    return [
        error("Z38", "3 GB of zeros", sparse(3 << 30), "not a document that is read",
              seconds=0.2),
        error("Z38", "3 GB that begin as an archive",
              sparse(3 << 30, b"PK\3\4"), "cut short", seconds=0.2),
        error("Z38", "3 GB that begin as text", sparse(3 << 30, b"a,b\n"),
              "file.ods", seconds=0.2),
        error("Z38", "3 GB that begin as XML",
              sparse(3 << 30, b"<?xml version='1.0'?>\n"), "file.ods",
              seconds=0.2),
        error("Z38", "an archive behind 3 GB of zeros", sparse_document,
              f"{3 << 30} bytes lie before the archive", seconds=0.2),
        error("Z38", "a pipe that gives more than the cap",
              sparse(64 * MIB), "--max-total", piped=True,
              options=("--max-total", "8M"), seconds=0.5),
        reads("Z38", "a document through a pipe", honest(ODS).finish(),
              ODS.cells, piped=True),
    ]


# ----------------------------------------------------------- what is used

def broken_sample(path):
    """A real report of which the last checksum is wrong."""
    data = bytearray(SAMPLE.read_bytes())
    end = data.rindex(b"PK\5\6")
    at = struct.unpack_from("<I", data, end + 16)[0]
    while data[at:at + 4] == b"PK\1\2":
        lengths = struct.unpack_from("<3H", data, at + 28)
        name = bytes(data[at + 46:at + 46 + lengths[0]])
        if name == b"content.xml":
            header = struct.unpack_from("<I", data, at + 42)[0]
            if not data[header + 6] & 8:
                data[header + 14] ^= 1
            data[at + 16] ^= 1
        at += 46 + sum(lengths)
    return bytes(data)


def partial():
    """Nothing of a part counts whose checksum is wrong."""
    return [error("Z20", f"a wrong checksum of a whole report, {command}",
                  broken_sample, "content.xml", "the checksum is wrong",
                  command=command) for command in ("extract", "check")]


def plain():
    """Z06, and what begins neither as XML nor as an archive."""
    out = [reads("Z06", f"flat OpenDocument, .{kind}", HONEST[kind],
                 KINDS[archive].cells, KINDS[archive].place,
                 suffix="." + kind)
           for kind, archive in (("fods", "ods"), ("fodt", "odt"))]
    out += [
        error("Z06", "XML that is no document",
              b"<?xml version='1.0'?><report><entry/></report>", "file.ods"),
        error("Z06", "XML with a mark, cut short",
              b"\xef\xbb\xbf<?xml version='1.0'?><report><ent", "file.ods"),
        error("Z06", "nothing but the start of XML", b"<", "file.ods"),
    ]
    for suffix in (".txt", ".csv", ".html", ".fods", ".xls", ".et", ".docx"):
        out += [
            error("Z01", f"an empty {suffix}", b"", "the file is empty",
                  suffix=suffix),
            error("Z02", f"random bytes in a {suffix}", noise(80000),
                  suffix=suffix)]
    return out


def moments():
    return (devices() + changes() + large() + partial() + plain())
