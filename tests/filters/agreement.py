#!/usr/bin/env python3
"""Reads the foreign documents that lie beside the project.

Each is read by `odfgx cells`, or refused with a sentence, within bounds of
time and memory; what LibreOffice shows of the same file is compared with what
odfgx shows, cell by cell (spreadsheets) or line by line (text documents), and
the agreement is printed per format.

agreement.py PROGRAM [--factor F] [--no-office] [--verbose]
  --factor     how much slower than a release the program may be; above 1 its
               memory is not asked (sanitizers need more)
  --no-office  leaves the comparison out
"""
import argparse
import collections
import csv
import glob
import io
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "..", "..", "..", "shared", "corpus")
SECONDS, MEMORY = 2, 64 << 20
COMPARED_CELLS = 60_000   # larger ones cost the office suite minutes
BATCH = 20                # documents that one office process converts
SHEETS = ("ods", "ots", "fods", "xlsx", "xlsm", "xltx")
TEXTS = ("odt", "ott", "fodt", "docx", "docm", "dotx")
AS_CSV = ("csv:Text - txt - csv (StarCalc):"
          "44,34,76,1,,0,false,true,false,false,false,-1")
# Pivot tables are what LibreOffice makes of them anew, not what is stored.
REBUILT = ("pivots.xlsx", "pivot_table_named_range.xlsx")
# Shares of what LibreOffice shows that must be the same, per format. What is
# different was looked at: LibreOffice computes functions anew, shows "####" and dates its own way, and leaves out numbers that stand
# in cells of type inlineStr.
FLOOR = {"ods": 0.99, "xlsx": 0.98, "odt": 0.97, "docx": 0.97}
BULLET = re.compile(r"^[•◦▪➢✓·–\uf000-\uf0ff-] ?")


def run(program, path, factor):
    """Exit status, stdout, stderr, CPU seconds and peak bytes of `cells`."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(
            [program, "cells", "--lang", "en", path], stdout=out, stderr=err,
            preexec_fn=lambda: resource.setrlimit(
                resource.RLIMIT_CPU, (int(20 * factor), int(20 * factor))))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return (child.returncode, out.read(), err.read().decode(),
                usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def fault(result, factor):
    """What is wrong with a run, or nothing."""
    status, _, stderr, seconds, memory = result
    if status not in (0, 3):
        return f"exit status {status}: {stderr.strip()[:200]}"
    if status == 3 and not re.match(r"odfgx: .+: .{10,}", stderr):
        return f"refused without a sentence: {stderr.strip()[:200]}"
    if seconds > SECONDS * factor:
        return f"{seconds:.1f} s of CPU time"
    if factor == 1 and memory > MEMORY:
        return f"{memory >> 20} MiB of memory"
    return None


# ------------------------------------------------------------------- office

def convert(folder, files, to):
    """Lets the office suite convert the files; where the results lie."""
    out = os.path.join(folder, "out")
    profile = os.path.join(folder, "profile")
    for start in range(0, len(files), BATCH):
        subprocess.run(
            ["timeout", "-k", "5", "240", "soffice",
             f"-env:UserInstallation=file://{profile}", "--headless",
             "--convert-to", to, "--outdir", out, *files[start:start + BATCH]],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return out


def folded(text):
    """A text without differences that no reader sees."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[\u00ad\u200b\ufeff]", "", text)
    return re.sub(r"\s+", " ", text).strip()


def column_number(address):
    letters = re.match(r"[A-Z]+", address).group()
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1, int(address[len(letters):]) - 1


def rows_of(stdout):
    text = stdout.decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def same_number(row, theirs):
    """Whether a number is shown rounded, or as another locale does."""
    text = folded(theirs).replace(",", "")
    shown = re.search(r"-?\d+(\.\d+)?(E[-+]?\d+)?", text)
    if shown is None or not row["value"] or row["type"] == "boolean":
        return row["value"].upper() == text
    stored = float(row["value"]) * (100 if text.endswith("%") else 1)
    step = 10.0 ** -len((shown.group(1) or ".")[1:])
    number = float(shown.group())
    return (abs(abs(stored) - abs(number)) <= 0.5001 * step
            or abs(stored - number) <= 1e-9 * abs(stored))


def alike(row, theirs):
    """Whether LibreOffice shows what a line of ours says; dates are shown as
    the locale has it, and are not compared."""
    if folded(row["text"]) == folded(theirs) or row["type"] in ("date", "time"):
        return True
    return (row["type"] in ("float", "percentage", "currency", "boolean")
            and same_number(row, theirs))


NOTHING = {"text": "", "type": "string", "value": ""}


def compare_sheets(rows, out, stem):
    """Counts cells that LibreOffice shows, and those that differ."""
    ours = collections.defaultdict(dict)
    for row in rows:
        ours[row["place"]][column_number(row["cell"])] = row
    total, different = 0, []
    for place, cells in ours.items():
        name = os.path.join(out, f"{stem}-{place}.csv")
        if not os.path.exists(name):
            continue
        with open(name, encoding="utf-8", newline="") as file:
            for y, line in enumerate(csv.reader(file)):
                for x, theirs in enumerate(line):
                    mine = cells.get((x, y), NOTHING)
                    if not folded(theirs) and not folded(mine["text"]):
                        continue
                    total += 1
                    if not alike(mine, theirs):
                        different.append((f"{place}!{x},{y}", mine["text"],
                                          theirs))
    return total, different


def bare(text):
    """A line without bullet, and without the numbers of notes, which
    LibreOffice writes into the text, and odfgx leaves out."""
    return re.sub(r"[0-9\[\]]", "", BULLET.sub("", folded(text))).strip()


def compare_texts(rows, out, stem):
    """Counts lines that LibreOffice shows, and those that are not ours."""
    name = os.path.join(out, f"{stem}.txt")
    if not os.path.exists(name):
        return 0, []
    ours = collections.Counter()
    for row in rows:
        for line in row["text"].split("\n"):
            ours[bare(line)] += 1
    total, different = 0, []
    with open(name, encoding="utf-8-sig") as file:
        for line in file.read().split("\n"):
            theirs = bare(line)
            if not theirs:
                continue
            total += 1
            if ours[theirs] > 0:
                ours[theirs] -= 1
            else:
                different.append(("", "", theirs))
    return total, different


def compare(kinds, read, to, compare_one, verbose):
    """Prints the agreement per format; the number of formats below it."""
    below = 0
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for index, (path, rows) in enumerate(read):
            kind = path.rsplit(".", 1)[1].lower()
            if (kind in kinds and len(rows) <= COMPARED_CELLS
                    and os.path.basename(path) not in REBUILT):
                copy = os.path.join(folder, f"f{index}.{kind}")
                shutil.copy(path, copy)
                names[copy] = (path, rows, kind)
        out = convert(folder, list(names), to)
        totals = collections.defaultdict(lambda: [0, 0, 0])
        for copy, (path, rows, kind) in names.items():
            stem = os.path.basename(copy).rsplit(".", 1)[0]
            total, different = compare_one(rows, out, stem)
            kind = {"ots": "ods", "xlsm": "xlsx", "ott": "odt",
                    "dotx": "docx"}.get(kind, kind)
            totals[kind][0] += total > 0
            totals[kind][1] += total
            totals[kind][2] += len(different)
            for where, mine, theirs in different if verbose else ():
                print(f"  {os.path.relpath(path, CORPUS)} {where}: "
                      f"{mine!r}, LibreOffice {theirs!r}")
    for kind, (files, total, different) in sorted(totals.items()):
        share = 1 - different / total if total else 1
        print(f"{kind}: {files} documents that LibreOffice converts, "
              f"{total} texts, {100 * share:.2f} % alike")
        if total and share < FLOOR.get(kind, 0.9):
            print(f"{kind}: less than {100 * FLOOR.get(kind, 0.9):.0f} %")
            below += 1
    return below


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--factor", type=float, default=1)
    options.add_argument("--no-office", action="store_true")
    options.add_argument("--verbose", action="store_true")
    options = options.parse_args()
    paths = sorted(p for p in glob.glob(os.path.join(CORPUS, "*", "*"))
                   if os.path.isfile(p))
    if not paths:
        print("skipped: no ../shared")
        return 77
    faults, read, refused = 0, [], 0
    for path in paths:
        result = run(options.program, path, options.factor)
        wrong = fault(result, options.factor)
        name = os.path.relpath(path, CORPUS)
        if wrong:
            print(f"{name}: {wrong}")
            faults += 1
        elif result[0] == 0:
            read.append((path, rows_of(result[1])))
        else:
            refused += 1
            if options.verbose:
                print(f"  refused {name}: {result[2].strip()[-160:]}")
    print(f"{len(paths)} documents: {len(read)} read, {refused} refused with "
          f"a sentence, {faults} with a fault")
    if options.no_office or shutil.which("soffice") is None:
        if not options.no_office:
            print("skipped: no soffice to compare with")
        return faults > 0
    below = compare(SHEETS, read, AS_CSV, compare_sheets, options.verbose)
    below += compare(TEXTS, read, "txt:Text", compare_texts, options.verbose)
    return faults > 0 or below > 0


if __name__ == "__main__":
    sys.exit(main())
