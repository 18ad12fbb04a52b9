"""Compound files (MS-CFB), in which OOXML with a password and the formats of
before 2007 lie."""

import struct

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
SECTOR, LEAST = 512, 4096  # shorter streams would want sectors of their own
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STREAM, ROOT = 2, 5


def directory_entry(name, kind, right, child, start, size):
    name = name.encode("utf-16le") + b"\0\0"
    return struct.pack("<64sH2B3I16sI2QIQ", name, len(name), kind, 1, FREE,
                       right, child, b"", 0, 0, 0, start, size)


def compound(streams):
    """A file of these streams, of which each is padded to 4096 bytes."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    bodies = [streams[name].ljust(LEAST, b"\0") for name in names]
    entries = len(names) + 1
    folders = -(-entries * 128 // SECTOR)
    table = [FAT] + list(range(2, folders + 1)) + [END]
    starts = []
    for body in bodies:
        first, count = len(table), -(-len(body) // SECTOR)
        starts.append(first)
        table += list(range(first + 1, first + count)) + [END]
    assert len(table) <= SECTOR // 4
    directory = directory_entry("Root Entry", ROOT, FREE, 1, END, 0)
    for i, name in enumerate(names):
        right = i + 2 if i + 1 < len(names) else FREE
        directory += directory_entry(name, STREAM, right, FREE, starts[i],
                                     len(bodies[i]))
    header = struct.pack("<8s16s6H10I", MAGIC, b"", 62, 3, 0xFFFE, 9, 6, 0,
                         0, 0, 1, 1, 0, LEAST, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    out = header + struct.pack("<128I", *table, *[FREE] * (128 - len(table)))
    out += directory.ljust(folders * SECTOR, b"\0")
    return out + b"".join(body.ljust(-(-len(body) // SECTOR) * SECTOR, b"\0")
                          for body in bodies)


def protected():
    """Office Open XML with a password (MS-OFFCRYPTO)."""
    return compound({"EncryptionInfo": b"\4\0\4\0\x40\0\0\0<encryption/>",
                     "EncryptedPackage": b"\x10" + bytes(7) + b"\x5a" * 99})
