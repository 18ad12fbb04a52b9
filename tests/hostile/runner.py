"""Runs the program on the file of a case, and looks at what came."""

import os
import resource
import shutil
import signal
import subprocess
import time
import traceback
from pathlib import Path

from case import MEBIBYTES, error, is_such

WALL = 60  # seconds after which a run is given up, times the slowness
SHOWN = 300  # characters of an output that are shown


class Skipped(Exception):
    """A case that can't be run here, and why."""


def make_file(case, path):
    """Makes the file in a process of its own: the peak of memory that is
    counted for the program is never below that of the process it is from.
    Whether it was made."""
    maker = os.fork()
    if maker == 0:
        status = 1
        try:
            data = case.make(path) if callable(case.make) else case.make
            if data is not None:
                path.write_bytes(data)
            status = 0
        except BaseException:  # noqa: B036 - no part of the parent may run
            traceback.print_exc()
        finally:
            os._exit(status)
    return os.waitpid(maker, 0)[1] == 0


class Came:
    """What a run left: status, output, and what it took."""

    def __init__(self, status, usage, out, err):
        self.status = status
        self.seconds = usage.ru_utime + usage.ru_stime
        self.mebibytes = usage.ru_maxrss / 1024
        self.out = out.decode(errors="backslashreplace")
        self.err = err.decode(errors="backslashreplace")


class Runner:
    def __init__(self, program, sanitized, slowness, costs):
        self.program = os.path.join(self.folder_of(program), "odfgx")
        self.sanitized = sanitized
        self.slowness = slowness
        self.costs = costs
        self.tracer = self.find_tracer()
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        assert own < MEBIBYTES - 16, f"the runner itself takes {own} MiB"

    @staticmethod
    def folder_of(program):
        return os.path.dirname(os.path.abspath(
            os.path.join(os.environ.get("PWD", "/"), program)))

    # ------------------------------------------------------------ running

    def find_tracer(self):
        tracer = shutil.which("strace")
        if tracer is None:
            return None
        tried = subprocess.run([tracer, "-o", "trace", "true"],
                               capture_output=True, check=False)
        return tracer if tried.returncode == 0 else None

    def command(self, case, path):
        command = [self.program, "--lang", "en", case.command, *case.options,
                   "-" if case.piped else path.name]
        if not case.untouched:
            return command
        if self.tracer is None:
            raise Skipped("strace is missing or not allowed to trace")
        return [self.tracer, "-f", "-qq", "-o", "trace",
                "-e", "trace=network,openat,open,execve", *command]

    def wait(self, process):
        """Status and usage; killed where it takes too long."""
        until = time.monotonic() + WALL * self.slowness
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid != 0:
                process.returncode = os.waitstatus_to_exitcode(status)
                return process.returncode, usage
            if time.monotonic() > until:
                process.send_signal(signal.SIGKILL)
            time.sleep(0.001)

    def start(self, case, path):
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        if case.untouched:  # leaks can't be looked for in what is traced
            environment["ASAN_OPTIONS"] = "detect_leaks=0"
        out = subprocess.PIPE if case.during else open("stdout", "wb")
        source = open(path, "rb") if case.piped else subprocess.DEVNULL
        feeder = None
        if case.piped:
            feeder = subprocess.Popen(["cat"], stdin=source,
                                      stdout=subprocess.PIPE)
            source = feeder.stdout
        with open("stderr", "wb") as err:
            process = subprocess.Popen(self.command(case, path), stdin=source,
                                       stdout=out, stderr=err,
                                       env=environment)
        if feeder:
            feeder.stdout.close()
        return process, feeder

    def measure(self, case, path):
        process, feeder = self.start(case, path)
        if case.during:
            case.during(path, process.stdout)
            out = process.stdout.read()
            process.stdout.close()
        status, usage = self.wait(process)
        if feeder:
            feeder.wait()
        if not case.during:
            out = Path("stdout").read_bytes()
        return Came(status, usage, out, Path("stderr").read_bytes())

    # ------------------------------------------------------------ judging

    def run(self, case):
        """The faults found; none: the case passed."""
        path = Path("file" + case.suffix)
        if not make_file(case, path):
            return ["the file could not be made"]
        try:
            return self.faults(case, self.measure(case, path))
        finally:
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()

    def faults(self, case, came):
        found = []
        if case.lenient and came.status == 3:
            case = refusal_of(case)
        if came.status != case.status:
            found.append(f"status {came.status}, expected {case.status}:"
                         f" {came.err[:SHOWN]!r}")
        if "Sanitizer" in came.err or "runtime error" in came.err:
            found.append(f"a sanitizer's report: {came.err!r}")
        found += self.wrong_sentence(case, came) if case.says else []
        if came.status == 0 and not came.out:
            found.append("read, and nothing printed")
        if not case.says and came.err:
            found.append(f"said {came.err[:SHOWN]!r}")
        if not is_such(came.out, case.stdout):
            found.append(difference(came.out, case.stdout))
        found += self.wrong_cost(case, came)
        return found

    @staticmethod
    def wrong_sentence(case, came):
        found = [f"said {came.err[:SHOWN]!r}, not {fragment!r}"
                 for fragment in case.says if fragment not in came.err]
        name = "-" if case.piped else "file" + case.suffix
        if not came.err.startswith(f"odfgx: {name}: "):
            found.append(f"said {came.err[:SHOWN]!r}, without the file")
        if came.err.count("\n") != 1:
            found.append(f"not one line: {came.err[:SHOWN]!r}")
        return found

    def wrong_cost(self, case, came):
        found = []
        if self.costs:
            print(f"{came.seconds:.3f} s {came.mebibytes:.0f} MiB"
                  f" {case.row} {case.what}")
        if came.seconds > case.seconds * self.slowness:
            found.append(f"took {came.seconds:.2f} s of CPU, at most"
                         f" {case.seconds * self.slowness:.2f} expected")
        if not self.sanitized and came.mebibytes > case.mebibytes:
            found.append(f"took {came.mebibytes:.0f} MiB, at most"
                         f" {case.mebibytes:.0f} expected")
        trace = Path("trace").read_text() if case.untouched else ""
        found += [f"the system was asked for {word!r}"
                  for word in case.untouched if word in trace]
        return found


def refusal_of(case):
    """What is expected where a case that may be refused is."""
    refusal = error(case.row, case.what, None, suffix=case.suffix,
                    seconds=case.seconds, mebibytes=case.mebibytes)
    if case.stdout is None:
        refusal.stdout = None
    return refusal


def difference(came, expected):
    """The first line in which two outputs differ."""
    lines, wanted = came.split("\r\n"), expected.split("\r\n")
    for i in range(max(len(lines), len(wanted))):
        line = lines[i] if i < len(lines) else "(nothing)"
        want = wanted[i] if i < len(wanted) else "(nothing)"
        if not is_such(line, want):
            return (f"line {i + 1} of stdout: {line[:SHOWN]!r}, expected"
                    f" {want[:SHOWN]!r}")
    return "stdout differs"
