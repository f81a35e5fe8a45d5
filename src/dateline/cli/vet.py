"""A draft checked against the library: every figure, day, name and speaker that touches an incident, with what stands now.

    dateline vet story.md
    dateline vet story.md --as-of 2024-01-06
    dateline vet < story.txt
    pbpaste | dateline vet
    dateline vet story.md --json

Plain text or Markdown in UTF-8, up to 60 kB (some 9,500 words). A draft that is longer, or that has more than 14,000 words,
figures, marks and sentences or more than 800 findings, is refused: give it in parts. Each figure (84, eleven, at least 91,
dozens) is compared with the point, the speaker and the day that its sentence speaks of; each name with every spelling in the
files; each date that an attack is given with its day. Text that has nothing to do with an incident of the library gets no
finding.

The passage is printed with a mark under each finding, and what is said of it below:

    ^^^   replaced, outgrown, disputed, not-found: look at it
    ~~~   single-origin: right, but one speaker's word; say whose
    ---   supported

`not-found` is a figure that nobody gave for that point, by that speaker, on that day; the message says where it does stand.
A bound is part of a figure: where the claim is "at least 91", a bare 91 is not supported. `--as-of` judges by what was known
on that day. Claims that are held (off the record, embargoed) support nothing and are not shown unless you say `--with-held`.

A draft is not proved right by having no finding: vet reads what it can attach to an incident, and is silent on the rest.

With `--json`: `{version, as_of, findings: [{start, end, text, kind, incident, point, verdict, message, claims}]}`.

Exit 0 where nothing is wrong, 1 where a finding is replaced, outgrown, disputed or not-found, 2 where the draft is no text or
too long.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections import Counter
from functools import lru_cache

from dateline.cli.arguments import Asked
from dateline.cli.columns import cells, wrap
from dateline.cli.opening import open_library
from dateline.cli.output import Output, Style, note
from dateline.cli.shapes import VERSION
from dateline.errors import UsageError
from dateline.library.vet import LONGEST, draft_text, vet
from dateline.model.points import point_title
from dateline.model.shown import Shown, quoted, show, show_line
from dateline.phrasing.vetting import FAILING, Finding, Verdict

WIDTH = 100
"""Columns of a passage in a pipe, where no terminal says how wide it is."""


def run(asked: Asked, out: Output) -> int:
    """Print what is to be said of the draft."""
    if len(asked.words) > 1:
        raise UsageError("Vet one draft at a time: `dateline vet story.md`.")
    name = asked.words[0] if asked.words else "-"
    raw = _standard_input() if name == "-" else _file(name)
    text = draft_text(raw, "The draft" if name == "-" else quoted(name))
    session = open_library(asked.chosen, out.environment)
    findings = vet(session, text, asked.chosen.as_of, with_held=asked.chosen.with_held)
    failing = sum(finding.verdict in FAILING for finding in findings)
    if asked.chosen.json:
        from dateline.cli.shapes.vet import finding_shape

        as_of = asked.chosen.as_of or session.today
        out.json({"version": VERSION, "as_of": as_of.isoformat(), "findings": [finding_shape(finding) for finding in findings]})
    else:
        _print(text, findings, out)
        note(_summary(findings))
    return 1 if failing else 0


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageError("There is no standard input; name the file: `dateline vet story.md`.")
    if sys.stdin.isatty():
        note("Reading the draft from the terminal; end it with Ctrl-D.")
    try:
        return sys.stdin.buffer.read(LONGEST + 1)
    except OSError as error:
        raise UsageError(f"The standard input cannot be read: {error.strerror or error}.") from None


def _file(name: str) -> bytes:
    """The bytes of a regular file, one more than the longest draft at most. Raises UsageError."""
    try:
        opened = os.open(name, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        missing = isinstance(error, OSError) and error.errno == errno.ENOENT
        why = "there is no such file" if missing else (error.strerror if isinstance(error, OSError) else "that is no file name")
        raise UsageError(f"{quoted(name)} cannot be read: {why}. Name a draft, or pipe it in: `dateline vet < story.md`.") from None
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise UsageError(f"{quoted(name)} is no regular file. Name a draft, or pipe it in: `dateline vet < story.md`.")
    with os.fdopen(opened, "rb") as stream:
        try:
            return stream.read(LONGEST + 1)
        except OSError as error:
            raise UsageError(f"{quoted(name)} cannot be read: {error.strerror or error}.") from None


def _print(text: str, findings: tuple[Finding, ...], out: Output) -> None:
    """The lines of the draft that have findings, each followed by what is said of them."""
    start, at = 0, 0
    for number, line in enumerate(text.split("\n"), 1):
        end = start + len(line)
        mine = []
        while at < len(findings) and findings[at].start <= end:
            mine.append(findings[at])
            at += 1
        if mine:
            if out.lines:
                out.line()
            _print_line(line, start, mine, number, out)
        start = end + 1


def _print_line(line: str, start: int, findings: list[Finding], number: int, out: Output) -> None:
    width = max(20, (out.width or WIDTH) - 1)
    begun: list[Finding] = []
    at = 0
    for first, last in _rows(line, width):
        out.line(Shown(show(line[first:last]).replace("\t", " ").rstrip()))
        begun = [finding for finding in begun if finding.end - start > first]
        while at < len(findings) and findings[at].start - start < last:
            begun.append(findings[at])
            at += 1
        if begun:
            out.line(_underline(line, first, [(f, max(first, f.start - start), min(last, f.end - start)) for f in begun], out))
    for finding in findings:
        _print_finding(finding, number, out)


def _rows(line: str, width: int) -> list[tuple[int, int]]:
    """Places at which a line of the draft is broken, so that every row fits."""
    if line.isascii() and line.isprintable():
        return _plain_rows(line, width)
    rows, first, blank, used = [], 0, -1, 0
    for place, character in enumerate(line):
        used += _cells_shown(character)
        if used > width and place > first:
            cut = blank + 1 if blank >= first else place
            rows.append((first, cut))
            first, used = cut, cells(show(line[cut : place + 1]))
        if character == " ":
            blank = place
    rows.append((first, len(line)))
    return rows


@lru_cache(maxsize=4096)
def _cells_shown(character: str) -> int:
    """Cells that a character of a draft takes: one that acts is shown by its code."""
    return cells(show(character))


def _plain_rows(line: str, width: int) -> list[tuple[int, int]]:
    """The same where every character takes one cell."""
    rows, first = [], 0
    while len(line) - first > width:
        cut = line.rfind(" ", first, first + width) + 1 or first + width
        rows.append((first, cut))
        first = cut
    rows.append((first, len(line)))
    return rows


def _underline(line: str, first: int, marks: list[tuple[Finding, int, int]], out: Output) -> Shown:
    """A row of marks under the findings of a row; where two overlap, the one to look at wins."""
    row: list[str] = []
    for finding, a, b in sorted(marks, key=lambda mark: mark[0].verdict in FAILING):
        left = cells(show(line[first:a]).replace("\t", " "))
        size = max(1, cells(show(line[a:b]).replace("\t", " ")))
        row += [" "] * (left + size - len(row))
        row[left : left + size] = _mark(finding) * size
    text, found = "".join(row), ""
    while text:
        run = len(text) - len(text.lstrip(text[0]))
        style = _STYLES.get(text[0])
        found += out.styled(Shown(text[:run]), style) if style else text[:run]
        text = text[run:]
    return Shown(found)


_STYLES: dict[str, Style] = {"^": "error", "~": "warning", "-": "quiet"}


def _mark(finding: Finding) -> str:
    return "^" if finding.verdict in FAILING else "~" if finding.verdict == "single-origin" else "-"


def _print_finding(finding: Finding, number: int, out: Output) -> None:
    style = _STYLES[_mark(finding)]
    where = f"{number}: {show_line(finding.text)}: "
    rest = Shown(f"{where}{finding.verdict}. {show_line(finding.message)} {_about(finding.kind, finding.point, finding.incident)}")
    lines = [rest] if out.width is None else wrap(rest, max(12, out.width - 5))
    first = Shown(str(lines[0]).replace(finding.verdict, out.styled(Shown(finding.verdict), style), 1)) if where not in finding.verdict else lines[0]
    out.line(Shown(f"  {first}"))
    for line in lines[1:]:
        out.line(Shown(f"    {line}"))


@lru_cache(maxsize=256)
def _about(kind: str, point: str, incident: str) -> Shown:
    """`(number, killed, 2024-01-03-kerman-bombing)`."""
    title = f", {show_line(point_title(point))}" if point and point != "date" else ""
    return Shown(f"({kind}{title}, {show_line(incident)})")


def _summary(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return "Nothing in the draft speaks of an incident of the library, as far as vet can tell."
    counted = Counter(finding.verdict for finding in findings)
    order: tuple[Verdict, ...] = ("not-found", "replaced", "outgrown", "disputed", "single-origin", "supported")
    return f"{len(findings)} finding{'' if len(findings) == 1 else 's'}: {', '.join(f'{counted[v]} {v}' for v in order if counted[v])}."
