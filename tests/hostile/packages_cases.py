"""Z01 to Z38: what an archive may do, for each format alike."""

import struct

from archives import (MIB, honest, joined, limited, noise, sized,
                      with_main, without_main)
from case import error, reads
from compound import MAGIC, compound, protected
from documents import KINDS, ODS
from moments import moments
from zipped import (DEFLATED, DESCRIPTOR, ENCRYPTED, STORED, UTF8_NAME, Zip,
                    deflate, repeated)

# ------------------------------------------- Z01 to Z12: the file, its end

def files(kind):
    document = honest(kind).finish()
    commented = honest(kind).finish(b"made by hand, with a PK\5 in it")
    second = honest(kind).finish(document)
    streamed = without_main(kind)
    for name, body in kind.parts:
        if name == kind.main:
            streamed.add(name, body, flags=UTF8_NAME | DESCRIPTOR)
    return [
        error("Z01", "an empty file", b"", "the file is empty"),
        error("Z01", "an empty archive", Zip().finish(),
              "an archive that is no document"),
        error("Z02", "random bytes", noise(80000), "not a document that is read"),
        error("Z02", "a byte of no text", b"\1", "not a document that is read"),
        error("Z02", "random bytes behind the magic of a zip",
              b"PK\3\4" + noise(80000), "cut short"),
        error("Z03", "its end cut", document[:-5], "its end is missing"),
        error("Z03", "all of its end cut", document[:-22],
              "its end is missing"),
        error("Z03", "its comment cut", commented[:-5], "end is cut short"),
        error("Z04", "cut within an entry", document[:150], "cut short"),
        error("Z05", "OOXML with a password", protected(), "password",
              "save it"),
        error("Z05", "a document of an old Word", compound(
            {"WordDocument": b"\xec\xa5\xc1\0", "1Table": b""}), "save it"),
        error("Z05", "a compound file of noise", MAGIC + noise(4096),
              "save it"),
        error("Z05", "a compound file of nothing but its magic", MAGIC,
              "save it"),
        reads("Z07", "a streamed archive: sizes behind the data",
              streamed.finish(), kind.cells, kind.place),
        reads("Z08", "zip64 where it is not needed",
              with_main(kind, Zip.add_64).finish(zip64=True), kind.cells,
              kind.place),
        error("Z10", "a program before it, counted in its offsets",
              honest(kind, Zip().junk(b"MZ an unpacker")).finish(),
              "14 bytes lie before the archive"),
        error("Z10", "a program before it, not counted",
              b"MZ an unpacker" + document, "not where its end says"),
        error("Z11", "junk behind its end", document + b"and more",
              "something lies behind it"),
        reads("Z12", "a comment", commented, kind.cells, kind.place),
        error("Z12", "another archive as its comment", second, "two ends"),
    ]


def lying_64(kind):
    """Z09: what zip64 may lie about."""
    def lying(fragment, what, **lies):
        def add(out, name, body):
            sizes = (len(body.encode()), len(deflate(body.encode())))
            changed = {place: tuple(lie if lie is not None else true
                                    for lie, true in zip(lies[place], sizes))
                       for place in lies}
            return out.add_64(name, body, **changed)
        return error("Z09", what, with_main(kind, add).finish(zip64=True),
                     fragment, cells=kind.printed if "local" in lies else (),
                     place=kind.place)

    def of_end(fragment, what, **lies):
        archive = with_main(kind, Zip.add_64).finish(zip64=True, **lies)
        return error("Z09", what, archive, fragment)

    no_extra = limited(kind, central={"packed": 0xFFFFFFFF})
    return [
        lying("of the archive's directory is damaged", "packed size huge",
              central=(None, 2**64 - 40)),
        lying("not as long", "inflated size huge", central=(2**40, None),
              local=(2**40, None)),
        error("Z09", "the zip64 field missing", no_extra.finish(),
              "of the archive's directory is damaged"),
        of_end("not where its end says", "the directory outside",
               end64={"offset": 2**62}),
        of_end("lies outside the file", "the zip64 end outside",
               locator={"offset": 2**64 - 1}),
        of_end("zip64 end is missing", "no zip64 end there",
               locator={"offset": 0}),
        of_end("more than 10000 entries", "entries beyond count",
               end64={"count": 2**64 - 1}),
    ]


# ----------------------------------------------------- Z13 to Z19: names

def names(kind):
    strange = Zip()
    for name in ("../../etc/odfgx-was-here", "/odfgx-was-here",
                 "C:\\odfgx-was-here", "a/../../b", "./content.xml"):
        strange.add(name, "x")
    nul = without_main(kind)
    nul.add(kind.main + "\0x", dict(kind.parts)[kind.main])
    gbk = "年报.png".encode("gbk")
    local = b"?" + kind.main.encode()[1:]
    return [
        error("Z13", f"{kind.main} twice",
              honest(kind).add(kind.main, "<another/>").finish(),
              f"holds {kind.main} twice"),
        reads("Z14", "another part of the same name in capitals",
              honest(kind, Zip().add(kind.main.upper(), "<another/>"))
              .finish(), kind.cells, kind.place),
        reads("Z15", "names that lead out of the folder",
              honest(kind, strange).finish(), kind.cells, kind.place,
              untouched=("was-here",)),
        reads("Z16", "a name with backslashes beside the right one",
              honest(kind, Zip().add("a\\b\\c.xml", "x")).finish(),
              kind.cells, kind.place),
        error("Z17", "a NUL in a name", nul.finish(), "is damaged"),
        reads("Z18", "a name in GBK, not said to be UTF-8",
              honest(kind, Zip().add(gbk, "x", flags=0)).finish(),
              kind.cells, kind.place),
        reads("Z18", "a name in CP437",
              honest(kind, Zip().add(b"\x81.png", "x", flags=0)).finish(),
              kind.cells, kind.place),
        error("Z19", "another name in the local header",
              limited(kind, local={"name": local}).finish(),
              "contradicts itself"),
    ]


# ------------------------------------------------ Z20 to Z24, Z31: the data

def data(kind):
    body = dict(kind.parts)[kind.main].encode()
    packed = deflate(body)
    broken = b"\xff\xff" + packed[2:]
    place = f"{kind.main}: "

    def packed_as(data_of, **lies):
        out = without_main(kind)
        return out.add(kind.main, sized(data_of, body), **lies).finish()

    late = error("Z20", "a wrong checksum", limited(kind, crc=1).finish(),
                 place, "the checksum is wrong", cells=kind.printed,
                 place=kind.place)
    return [
        late,
        error("Z21", "more bytes than it says",
              limited(kind, size=10).finish(), place, "which is 10 bytes"),
        error("Z22", "fewer bytes than it says",
              limited(kind, size=len(body) + 1).finish(), place,
              "not as long", cells=kind.printed, place=kind.place),
        error("Z31", "damaged deflated data", packed_as(broken), place,
              "compressed data are damaged"),
        error("Z31", "deflated data that end early",
              packed_as(packed[:len(packed) // 2]), place),
        error("Z31", "stored data said to be deflated",
              packed_as(body), place),
    ]


def around_body():
    """The table's part, cut where anything may stand."""
    before, after = dict(ODS.parts)[ODS.main].encode().split(b"<o:body>")
    return before, b"<o:body>" + after


def bomb(**lies):
    def make(path):
        before, after = around_body()
        block = b"<o:scripts>" + b" " * MIB + b"</o:scripts>"
        body = repeated(before, block, 100, after)
        return without_main(ODS).add(ODS.main, body, **lies).finish()
    return make


def dense(path):
    """Deflates about as well as the best of real workbooks, 1:121."""
    before, after = around_body()
    block = bytearray(b" " * 16 * MIB)
    for i, byte in enumerate(noise(len(block) // 96)):
        block[i * 96] = b"\t\n\r "[byte % 4]
    pieces = [bytes(block[i * MIB:(i + 1) * MIB]) for i in range(16)]
    body = before + b"<o:scripts/>".join(pieces) + after
    ratio = len(body) / len(deflate(body))
    assert 100 < ratio < 200, ratio
    return without_main(ODS).add(ODS.main, body).finish()


def bombs():
    """Once is enough of what takes a while: the package is the same."""
    wide = ("--max-ratio", "9999")
    return [
        error("Z23", "100 MB from 100 kB", bomb(), "content.xml",
              "--max-ratio", seconds=0.2),
        error("Z23", "100 MB that are said to be 10 bytes", bomb(size=10),
              "which is 10 bytes", seconds=0.2),
        error("Z23", "more than a part may have", bomb(), "--max-part",
              options=(*wide, "--max-part", "50M")),
        error("Z23", "more than all parts may have", bomb(), "--max-total",
              options=(*wide, "--max-total", "50M")),
        reads("Z24", "over 100 times its size, as real ones are", dense,
              ODS.cells),
    ]


# ------------------------------------------- Z25 to Z28: many entries

def overlaps():
    shared = Zip()
    for i in range(500):
        shared.add(f"{i:08}.xml", "x", offset=0)
    quoted = Zip()
    inner = Zip().add("b", "inner").data
    quoted.add("a", bytes(inner), STORED)
    quoted.add("b", "inner")
    quoted.records[1]["offset"] = len("a") + 30
    return [
        error("Z25", "500 entries of one local header",
              honest(ODS, shared).finish(), "lie over one another",
              seconds=0.5),
        error("Z26", "an entry quoted within another",
              honest(ODS, quoted).finish(), "lie over one another"),
    ]


def many(path, count, zip64=True, **end):
    """Writes an archive of empty entries without keeping them."""
    local = struct.Struct("<4s5H3I2H6s")
    record = struct.Struct("<4s6H3I5H2I6s")
    with open(path, "wb") as out:
        for i in range(count):
            out.write(local.pack(b"PK\3\4", 20, 0, 0, 0, 33, 0, 0, 0, 6, 0,
                                 b"%06d" % i))
        for i in range(count):
            out.write(record.pack(b"PK\1\2", 788, 20, 0, 0, 0, 33, 0, 0, 0,
                                  6, 0, 0, 0, 0, 0, 36 * i, b"%06d" % i))
        tail = Zip()
        true = {"count": count, "size": 52 * count, "offset": 36 * count}
        if zip64:
            tail.finish(zip64=True, end64=true,
                        locator={"offset": 88 * count})
        else:
            tail.finish(**true)
        out.write(tail.data)


def crowds():
    few = ("--max-entries", "3")
    return [
        error("Z27", "70 001 entries", lambda path: many(path, 70001),
              "--max-entries"),
        error("Z27", "70 001 entries, counted modulo 65 536",
              lambda path: many(path, 70001, zip64=False),
              "--max-entries"),
        error("Z27", "one entry more than the cap",
              honest(ODS, Zip().add("a")).finish(), "--max-entries",
              options=few),
        reads("Z27", "as many entries as the cap", honest(ODS).finish(),
              ODS.cells, options=few),
        error("Z28", "1 000 000 entries", lambda path: many(path, 1000000),
              "more than 10000 entries", seconds=0.2),
        error("Z28", "1 000 000 entries, counted modulo 65 536",
              lambda path: many(path, 1000000, zip64=False),
              "more than 10000 entries", seconds=0.2),
    ]


# -------------------------------------- Z29 to Z35: methods and other kinds

def nested(kind):
    inner = Zip().add("a", repeated(b"", b" " * MIB, 1000, b""))
    return honest(kind, Zip().add("0.zip", inner.finish(),
                                  STORED)).finish()


def kinds_of_entries(kind):
    methods = {12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "xz",
               97: "WavPack", 9: "deflate64"}
    place = f"{kind.main}: "
    aes = struct.pack("<4HBH", 0x9901, 7, 2, 0x4541, 3, DEFLATED)
    folder = without_main(kind).add(kind.main + "/", "", STORED)
    link = Zip().add("link", "/etc/passwd", STORED,
                     attributes=0o120777 << 16)
    return [
        error("Z29", name, limited(kind, method=number).finish(), place,
              f"method {number}") for number, name in methods.items()
    ] + [
        error("Z30", "encrypted", limited(kind, flags=ENCRYPTED).finish(),
              place, "without a password"),
        error("Z30", "encrypted by AES",
              limited(kind, flags=ENCRYPTED, method=99, extra=aes).finish(),
              place, "without a password"),
        error("Z30", "strongly encrypted",
              limited(kind, flags=ENCRYPTED | 1 << 6).finish(), place,
              "without a password"),
        reads("Z32", "an archive in it, with a bomb in that",
              lambda path: nested(kind), kind.cells, kind.place),
        error("Z33", "a folder of the name of the part", folder.finish(),
              "file" + kind.suffix),
        reads("Z34", "a symbolic link to a file of the system",
              honest(kind, link).finish(), kind.cells, kind.place,
              untouched=("passwd",)),
        error("Z35", "the second of several disks",
              honest(kind).finish(disk=1), "several files"),
        error("Z35", "the same in zip64",
              with_main(kind, Zip.add_64).finish(zip64=True,
                                                 end64={"disk": 1}),
              "several files"),
        error("Z35", "two disks, says the locator",
              with_main(kind, Zip.add_64).finish(zip64=True,
                                                 locator={"disks": 2}),
              "several files"),
    ]


def cases():
    out = []
    for kind in KINDS.values():
        for make in (files, lying_64, names, data, kinds_of_entries):
            for case in make(kind):
                case.suffix = kind.suffix
                case.what = joined(kind, case.what)
                out.append(case)
    return out + bombs() + overlaps() + crowds() + moments()
