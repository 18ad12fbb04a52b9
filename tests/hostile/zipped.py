"""Zip archives written record by record, so that any field can be a lie."""

import struct
import zlib
from typing import NamedTuple

STORED, DEFLATED = 0, 8
UTF8_NAME, DESCRIPTOR, ENCRYPTED = 1 << 11, 1 << 3, 1
MAX16, MAX32 = 0xFFFF, 0xFFFFFFFF


class Packed(NamedTuple):
    """A body that is compressed already."""
    data: bytes
    size: int  # inflated
    crc: int


def deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def repeated(before, block, times, after):
    """Deflates before + block * times + after without making all of it: a
    full flush lets the same compressed bytes stand any number of times."""
    def flushed(data):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)

    crc = zlib.crc32(before)
    for _ in range(times):
        crc = zlib.crc32(block, crc)
    return Packed(flushed(before) + flushed(block) * times + deflate(after),
                  len(before) + len(block) * times + len(after),
                  zlib.crc32(after, crc))


class Entry:
    """What stands in an entry's two headers, each to be changed at will."""

    def __init__(self, name, body, method, flags):
        if not isinstance(body, Packed):
            data = deflate(body) if method == DEFLATED else bytes(body)
            body = Packed(data, len(body), zlib.crc32(body))
        self.data = body.data
        self.honest = {
            "name": name.encode() if isinstance(name, str) else name,
            "flags": flags, "method": method, "crc": body.crc,
            "packed": len(body.data), "size": body.size,
            "extra": b"", "comment": b"", "attributes": 0, "disk": 0,
        }


class Zip:
    """add() entries, then finish(). `local` and `central` are fields that
    the one header states instead of the truth, `lies` both."""

    def __init__(self):
        self.data = bytearray()
        self.records = []
        self.offsets = []

    def junk(self, data):
        self.data += data
        return self

    def add(self, name, body=b"", method=DEFLATED, flags=UTF8_NAME,
            local=None, central=None, **lies):
        if isinstance(body, str):
            body = body.encode()
        entry = Entry(name, body, method, flags)
        self.offsets.append(len(self.data))
        both = {**entry.honest, "offset": len(self.data), **lies}
        here = {**both, **(local or {})}
        if here["flags"] & DESCRIPTOR:
            here.update(crc=0, packed=0, size=0)
        self.data += struct.pack(
            "<4s5H3I2H", b"PK\3\4", 20, here["flags"], here["method"], 0, 33,
            here["crc"], here["packed"], here["size"], len(here["name"]),
            len(here["extra"]))
        self.data += here["name"] + here["extra"] + entry.data
        if here["flags"] & DESCRIPTOR:
            self.data += struct.pack("<4s3I", b"PK\7\x08", both["crc"],
                                     both["packed"], both["size"])
        self.records.append({**both, **(central or {})})
        return self

    def add_64(self, name, body=b"", local=None, central=None):
        """An entry whose sizes stand in zip64 fields, which `local` and
        `central` may state as (size, packed)."""
        if isinstance(body, str):
            body = body.encode()
        sizes = (len(body), len(deflate(body)))

        def header(numbers):
            return {"size": MAX32, "packed": MAX32,
                    "extra": struct.pack("<2H2Q", 1, 16, *numbers)}
        return self.add(name, body, local=header(local or sizes),
                        central=header(central or sizes))

    def directory(self):
        out = bytearray()
        for it in self.records:
            out += struct.pack(
                "<4s6H3I5H2I", b"PK\1\2", 20 | 3 << 8, 20, it["flags"],
                it["method"], 0, 33, it["crc"], it["packed"], it["size"],
                it.get("name_length", len(it["name"])), len(it["extra"]),
                len(it["comment"]), it["disk"], 0, it["attributes"],
                it["offset"])
            out += it["name"] + it["extra"] + it["comment"]
        return out

    def finish(self, comment=b"", zip64=False, end64=None, locator=None,
               **lies):
        """`lies` are fields of the end record, `end64` and `locator` of the
        two records of zip64."""
        start = len(self.data)
        directory = self.directory()
        self.data += directory
        true = {"disk": 0, "count": len(self.records),
                "size": len(directory), "offset": start}
        if zip64:
            self._finish_64({**true, **(end64 or {})}, locator or {})
            true.update(count=MAX16, size=MAX32, offset=MAX32)
        it = {**true, "comment": len(comment), **lies}
        self.data += struct.pack(
            "<4s4H2IH", b"PK\5\6", it["disk"], it["disk"],
            it["count"] & MAX16, it["count"] & MAX16, it["size"],
            it["offset"], it["comment"])
        self.data += comment
        return bytes(self.data)

    def _finish_64(self, it, locator):
        at = len(self.data)
        self.data += struct.pack(
            "<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, it["disk"], it["disk"],
            it["count"], it["count"], it["size"], it["offset"])
        where = {"disk": 0, "offset": at, "disks": 1, **locator}
        self.data += struct.pack("<4sIQI", b"PK\6\7", where["disk"],
                                 where["offset"], where["disks"])


def pack(parts):
    """An honest archive; `mimetype` stored, as ODF wants it."""
    out = Zip()
    for name, body in parts:
        out.add(name, body, STORED if name == "mimetype" else DEFLATED)
    return out.finish()
