"""Measures the index of many files beside its peers: a cold index, nothing changed, one file changed.

    python tests/bench/filesbench.py [--files 10000] [--runs 5] [--cold 1]

The files are those of the library, multiplied with fresh ids. Beside `dateline index` (whole process, CPU time of all its
processes): the bare libyaml event loop over the same files for the cold index, `git status` on the same folder for the rest.
Of each side the median, with least and most; the ratio is that of the medians, with least and most of the pairs that ran in
turn. A peer that is not there is named and skipped.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parents[2]
EVENTS = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).iterdir()):
    with open(path, "rb") as file:
        for event in yaml.parse(file, Loader=yaml.CSafeLoader):
            pass
"""


def process(argv: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """CPU seconds of a process with its children, and seconds of the clock."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(argv, capture_output=True, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - began


def multiplied(root: Path, count: int) -> None:
    """So many files, an hour old."""
    texts = [path.read_bytes() for path in sorted((HERE / "incidents").glob("2*.yaml"))]
    for number in range(count):
        path = root / f"2024-01-01-town{number}-bombing.yaml"
        path.write_bytes(texts[number % len(texts)])
        os.utime(path, (time.time() - 3600,) * 2)
    shutil.copy(HERE / "incidents" / "names.yaml", root)


def told(job: str, ours: list[tuple[float, float]], name: str, theirs: list[tuple[float, float]]) -> None:
    """Both sides and their ratio, in CPU time and by the clock."""
    for what, at in (("CPU", 0), ("clock", 1)):
        mine, peers = [one[at] for one in ours], [one[at] for one in theirs]
        peer = f"{name} skipped"
        if peers:
            pairs = [a / b for a, b in zip(mine, peers, strict=True)]
            ratio = statistics.median(mine) / statistics.median(peers)
            peer = f"{name} {spread(peers)}; ratio {ratio:5.2f} ({min(pairs):.2f}-{max(pairs):.2f})"
        print(f"  {job:18} {what:5} dateline {spread(mine)}; {peer}")


def spread(seconds: list[float]) -> str:
    """Median, least and most, in ms."""
    return f"{statistics.median(seconds) * 1000:7.0f} ms ({min(seconds) * 1000:.0f}-{max(seconds) * 1000:.0f})"


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cold", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "incidents"
        root.mkdir()
        multiplied(root, asked.files)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": folder,
            "XDG_CACHE_HOME": folder,
            "PYTHONPATH": str(HERE / "src"),
            "DATELINE_LIBRARY": str(root),
        }
        indexing = [sys.executable, "-m", "dateline", "index"]
        status = ["git", "-C", str(root), "status", "--porcelain"]
        print(f"{asked.files:,} files (scaled)")
        ours, theirs = [], []
        for _ in range(asked.cold):
            shutil.rmtree(Path(folder) / "dateline", ignore_errors=True)
            ours.append(process(indexing, environment))
            theirs.append(process([sys.executable, "-c", EVENTS, str(root)], environment))
        told("cold index", ours, "libyaml events", theirs)
        git = shutil.which("git") is not None
        if git:
            for step in (["init", "-q"], ["add", "-A"], ["-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "-q", "-m", "all"]):
                process(["git", "-C", str(root), *step], environment)
            process(status, environment)
        for job in ("nothing changed", "one file changed"):
            ours, theirs = [], []
            for turn in range(asked.runs):
                if job != "nothing changed":
                    path = root / f"2024-01-01-town{turn}-bombing.yaml"
                    path.write_bytes(path.read_bytes() + b"# seen\n")
                    os.utime(path, (time.time() - 1800,) * 2)
                ours.append(process(indexing, environment))
                if git:
                    theirs.append(process(status, environment))
            told(job, ours, "git status", theirs)


if __name__ == "__main__":
    main()
