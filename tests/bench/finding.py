"""`dateline find` as a whole process on a current index, against a Python that does nothing and against a search of the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bench.programs import PASS, RIPGREP, dateline, is_there, on_records
from bench.setting import Setting
from bench.table import Line

JOB = "`find kerman`, whole process, current index"


def lines(setting: Setting) -> Iterator[Line]:
    """Each process in turn, so many runs."""
    few, many, events = "25 files", f"{setting.files:,} files", f"{setting.middle:,} events, 20 rows"
    programs = {
        few: dateline("find", "kerman"),
        many: dateline("find", "kerman", library=setting.many),
        events: on_records(setting, setting.middle, "find", "--limit", "20", "kerman"),
        "python -c pass": PASS,
    }
    if is_there(RIPGREP):
        programs[RIPGREP] = ["rg", "--ignore-case", "--files-with-matches", "kerman", str(setting.many)]
    setting.ran(dateline("index"))
    setting.ran(dateline("index", library=setting.many))
    took = defaultdict[str, list[float]](list)
    for _ in range(setting.runs):
        for name, argv in programs.items():
            took[name].append(setting.ran(argv))
    for name in (few, many, events):
        yield Line(JOB, name, "ms", took[name], "python -c pass", took["python -c pass"], ratio=6)
    yield Line(JOB, many, "ms", took[many], RIPGREP, took[RIPGREP], ratio=1.0, instead="" if is_there(RIPGREP) else "not installed")
