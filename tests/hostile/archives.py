"""Archives of a kind of documents of which one thing is wrong."""

import struct
import zlib

from zipped import DEFLATED, STORED, Packed, Zip

MIB = 1 << 20


def noise(size, seed=1):
    out = bytearray()
    for _ in range(size // 4):
        seed = (seed * 1664525 + 1013904223) % 2**32
        out += struct.pack("<I", seed)
    return bytes(out)


def method_of(name):
    return STORED if name == "mimetype" else DEFLATED


def honest(kind, out=None):
    """The document, behind what `out` holds already."""
    out = out or Zip()
    for name, body in kind.parts:
        out.add(name, body, method_of(name))
    return out


def without_main(kind):
    """The document without the part that holds its table."""
    out = Zip()
    for name, body in kind.parts:
        if name != kind.main:
            out.add(name, body, method_of(name))
    return out


def with_main(kind, add):
    """The document, with that part added by `add(out, name, body)`."""
    out = without_main(kind)
    add(out, kind.main, dict(kind.parts)[kind.main])
    return out


def limited(kind, **lies):
    """The document, with lies in the headers of that part."""
    return with_main(kind, lambda out, name, body:
                     out.add(name, body, **lies))


def sized(data, body):
    """Data that claim to be what `body` compresses to."""
    return Packed(data, len(body), zlib.crc32(body))


def joined(kind, what):
    return f".{kind.name}: {what}"
