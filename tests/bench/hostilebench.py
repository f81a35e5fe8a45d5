"""Measures what hostile files cost: CPU time beside `dateline check` of an honest file, and memory, in every command that reads one.

    python tests/bench/hostilebench.py [--folder DIR] [--only PART]

The files are the cases of tests/hostile and some that are as large as a file may be; with `--folder` those of a folder instead.
Each lies alone in a library of its own, which is read anew by every command. The honest file is measured between them, so that
a machine that slows down slows both. Exit 1 where a command takes more than 3 times as long, or more than 100 MB.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parents[2]
sys.path[:0] = [str(HERE / "tests"), str(HERE / "src")]

from dateline.files.report import MAX_CLAIMS, MAX_RECORDS  # noqa: E402
from hostile.cases import ACTING, HONEST, HONEST_ID, HOSTILE_ID, REFUSED, SEEN, filled  # noqa: E402

MOST_TIMES, MOST_MB = 3.0, 100
MOST = MAX_CLAIMS - 10
COMMANDS = ("check FILE", "check", "find", "show ID", "show ID --json", "line ID", "ladder ID", "ladder ID --all", "cite ID", "vet DRAFT", "vet FILE")
DRAFT = "Police said 3 people were killed in the bombing. The hospital said 4 were killed.\n" * 10
EVERY = 8
"""Files after which the honest one is measured again."""


def large() -> Iterator[tuple[str, bytes]]:
    """Files as large as a file may be, each in another way."""
    room = 1024 * 1024 - len(HONEST) - 100
    for name, part in (("NUL", b"\0"), ("C1", "\x9b".encode()), ("keys", b"a: b\n"), ("brackets", b"["), ("lines", b"\n\t"), ("quotes", b'\\"')):
        yield f"a megabyte of {name}", HONEST.encode() + b"# " * (part < b" ") + part * (room // len(part))
    row = "    - {{value: {0}, by: police, said: 2024-02-05, source: wire}}\n"
    yield "as many claims as may be", _with_claims("".join(map(row.format, range(MOST))))
    row = "    - {{id: c{0}, value: {0}, by: police, said: 2024-02-05, source: wire, replaces: c{1}}}\n"
    first = "    - {id: c0, value: 0, by: police, said: 2024-02-05, source: wire}\n"
    yield "a chain of replacements", _with_claims(first + "".join(row.format(n, n - 1) for n in range(1, 1300)))
    speakers = "".join(f"  s{n}: {{name: Speaker {n}, kind: official}}\n" for n in range(MAX_RECORDS["actors"] - 3))
    row = "    - {{value: {1}, by: s{0}, said: 2024-02-05, source: wire}}\n"
    falling = "".join(row.format(n, 5000 - n) for n in range(MAX_RECORDS["actors"] - 3))
    yield "as many as may be who dispute each other", _spoken(falling, speakers)
    row = "    - {{value: {1}, by: s{0}, said: 2024-02-05, source: wire}}\n"
    yield "ranges within ranges", _spoken("".join(row.format(n % 740, f"{n}-{9999 - n}") for n in range(MOST)), speakers)
    yield "bounds of one speaker", _with_claims("".join(row.replace("s{0}", "police").format(n, f"'>={n}'") for n in range(MOST)))
    pair = row.replace("s{0}", "police")
    ending = "".join(pair.format(n, 9000 + n) + pair.format(n, 1) for n in range(300))
    yield "a highest that ends again and again", _spoken("".join(row.format(n, 5000 - n) for n in range(600)) + ending, speakers)
    note = '    - {{value: {0}, by: police, said: 2024-02-05, source: wire, note: "{1}"}}\n'
    for name, sign, count in (
        ("escapes", "\\e", 1),
        ("hidden signs", "\u200b", 1),
        ("mixed letters", "a\u0430 ", 60),
        ("marks", "\u0301", 25),
        ("letters", "\u0627", 25),
    ):
        yield f"texts of {name}", _with_claims("".join(note.format(n, sign * (9900 // len(sign.replace("\\", "")))) for n in range(count)))
    slips = "".join(f"    - {{value: 1, by: hospitl-{n}, said: 2024-02-05, source: wire}}\n" for n in range(MOST))
    yield "as many slips as may be", _with_claims(slips)


def _spoken(rows: str, speakers: str) -> bytes:
    """The honest file with these claims and actors before its own."""
    return _with_claims(rows).replace(b"actors:\n", b"actors:\n" + speakers.encode(), 1)


def _with_claims(rows: str) -> bytes:
    """The honest file with these claims before its own."""
    return HONEST.replace("  killed:\n", f"  killed:\n{rows}", 1).encode()


def cases(folder: Path | None) -> Iterator[tuple[str, str, bytes]]:
    """Name, stem and content of each file."""
    if folder is not None:
        yield from ((path.name, path.stem, path.read_bytes()) for path in sorted(folder.glob("*.yaml")))
        return
    yield from ((name, HOSTILE_ID, filled(text)) for name, text in (ACTING | SEEN).items())
    yield from ((case.name, HOSTILE_ID, case.raw) for case in REFUSED)
    yield from ((name, HOSTILE_ID, raw) for name, raw in large())


def cost(line: str, stem: str, raw: bytes) -> tuple[float, float]:
    """CPU seconds and megabytes of a command on a library that holds this file alone."""
    with tempfile.TemporaryDirectory() as top:
        root = Path(top) / "incidents"
        root.mkdir()
        (root / f"{stem}.yaml").write_bytes(raw)
        draft = Path(top) / "draft.md"
        draft.write_text(DRAFT, "utf-8")
        words = [{"FILE": str(root / f"{stem}.yaml"), "ID": stem, "DRAFT": str(draft)}.get(word, word) for word in line.split()]
        environment = {"PATH": os.defpath, "HOME": top, "PYTHONPATH": str(HERE / "src"), "DATELINE_LIBRARY": str(root)}
        process = subprocess.Popen(
            [sys.executable, "-m", "dateline", *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only", default="", help="only files whose name holds this")
    asked = parser.parse_args()
    honest = HONEST.encode()
    files = [case for case in cases(asked.folder) if asked.only in case[0]]
    beyond = False
    for line in COMMANDS:
        costs, base = [], list[float]()
        for number, (name, stem, raw) in enumerate(files):
            if number % EVERY == 0:
                base.append(cost("check FILE", HONEST_ID, honest)[0])
            costs.append((*cost(line, stem, raw), name))
        usual = statistics.median(base)
        slowest, largest = max(costs), max(costs, key=lambda one: one[1])
        beyond |= slowest[0] > MOST_TIMES * usual or largest[1] > MOST_MB
        middle = statistics.median(seconds for seconds, _, _ in costs) / usual
        print(f"{line:16} median {middle:4.2f} x, most {slowest[0] / usual:5.2f} x ({slowest[2]}), {largest[1]:4.0f} MB ({largest[2]})", flush=True)
    return int(beyond)


if __name__ == "__main__":
    sys.exit(main())
