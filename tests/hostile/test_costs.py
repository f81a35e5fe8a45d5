"""What a hostile file costs grows with the file and no faster: calls are counted, on files of which one is twice as long."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from types import FrameType

import pytest
from msgspec import structs

from dateline.cli import vet
from dateline.cli.dossier.page import Page
from dateline.cli.dossier.whole import add_incident
from dateline.cli.options import Chosen
from dateline.cli.output import Output
from dateline.files.authority import read_names
from dateline.files.reader import read_incident
from dateline.files.report import MAX_PROBLEMS, Report
from dateline.ledger import climbing, disputes, headline, standing, weighed
from dateline.ledger.once import once
from dateline.ledger.standing import Ruling, rule
from dateline.ledger.summarising import summarise
from dateline.ledger.view import view_of
from dateline.ledger.weigh import ladder
from dateline.ledger.weighed import Weighed
from dateline.library.cite import cite
from dateline.model.incident import Incident
from dateline.model.points import PointKind
from dateline.phrasing.citation import Provenance
from dateline.phrasing.vetting import Finding
from hostile.cases import HOSTILE_ID

DAY = dt.date(2026, 1, 15)
HEAD = "title: T\ndate: 2024-02-05\nplace: {name: K, country: IR}\nkind: [bombing]\nstatus: settled\nchecked: 2024-02-20\n"
SOURCE = "sources:\n  w: {publisher: Wire, date: 2024-02-05, kind: wire}\n"
MOST = 2.6
"""Times as much work as for half of it; where every claim looks at every other it is four times."""
MOST_BOUNDED = 2.3
"""The same, where no more than a few look at many."""


def file_of(count: int, actor: str, claim: str, point: str = "killed", more: str = "") -> bytes:
    """A file of that many actors and claims.

    `@` is the number of each, `<` the one before, `>` the number from the end; with `§` each claim has a day of its own.
    """

    def numbered(row: str, n: int) -> str:
        return row.replace("@", f"{n:03}").replace("<", f"{max(0, n - 1):03}").replace(">", f"{count - n:03}")

    actors = "".join(f"  {numbered(actor, n)}\n" for n in range(count))
    days = [f"2024-{n // 28 + 1:02}-{n % 28 + 1:02}" if "§" in claim else "2024-02-05" for n in range(count)]
    claims = "".join(f"    - {{{numbered(claim, n).replace('§', '')}, said: {days[n]}, source: w}}\n" for n in range(count))
    used = ", ".join(f"k{n:03}" for n in range(count))
    return f"{HEAD}actors:\n{actors}{SOURCE}claims:\n  {point}:\n{claims}{more.replace('USED', used)}".encode()


PLAIN = "a@: {name: A @, kind: official}"
SHAPES: dict[str, Callable[[int], bytes]] = {
    "each speaker says less": lambda n: file_of(n, PLAIN, "value: 1>, by: a@"),
    "each speaker says the same": lambda n: file_of(n, PLAIN, "value: 5, by: a@"),
    "two speakers each": lambda n: file_of(n, PLAIN, "value: 1@, by: [a@, b]", more="").replace(
        b"sources:", b"  b: {name: B, kind: official}\nsources:"
    ),
    "denials": lambda n: file_of(n, PLAIN, "value: 1@, by: a@, verb: denies, scope: part @"),
    "bodies within bodies": lambda n: file_of(n, "a@: {name: A @, kind: state, joint: true, part_of: a<}", "value: 5, by: a@").replace(
        b", part_of: a000", b"", 1
    ),
    "groups that are blamed": lambda n: file_of(n, "a@: {name: A @, kind: group}", "actor: a@, by: a@", "attribution"),
    "stories": lambda n: file_of(n, PLAIN, "id: k@, value: 1@, by: a@", more="published:\n  - {date: 2024-02-06, story: s, used: [USED]}\n"),
}


WEAK = "said: 2024-02-05, source: w, credibility: 5"
HIGH = "".join(f"    - {{value: {value}, by: a000, said: 2024-02-05, source: w}}\n" for value in (9000, 1))
BOUNDED: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "bounds of one speaker": ("killed", lambda n: file_of(n, PLAIN, "value: 'GE1@', by: a000").replace(b"GE", b">=")),
    "ranges within ranges": ("killed", lambda n: file_of(n, PLAIN, "value: 1@-9>, by: a@")),
    "weak beside strong": ("killed", lambda n: file_of(n, PLAIN, "value: 9, by: a000", more=f"    - {{value: 5, by: a001, {WEAK}}}\n" * n)),
    "all disputed by one": (
        "killed",
        lambda n: file_of(n, PLAIN, "id: k@, value: 4, by: a000, disputes: z", more=f"    - {{id: z, value: 4, by: a001, {WEAK}}}\n"),
    ),
    "a highest that ends": ("killed", lambda n: file_of(n, PLAIN, "value: 5>, by: a@", more=HIGH * n)),
    "counts of a moment and a part": ("hospitalised", lambda n: file_of(n, PLAIN, "value: 1@, by: a000, scope: part @§", "hospitalised")),
    "counts of one moment": ("hospitalised", lambda n: file_of(n, PLAIN, "value: 5>, by: a@", "hospitalised")),
}
"""Point and file, where no more than the newest of a point are looked at for each."""


def calls(ask: Callable[[], object]) -> int:
    """How many calls something takes."""
    found = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        ask()
    finally:
        sys.setprofile(None)
    return found


def read(raw: bytes) -> Incident:
    """The incident of a file."""
    found = read_incident(f"{HOSTILE_ID}.yaml", raw, {})
    assert found.incident is not None, found.problems[:3]
    return found.incident


def shown(raw: bytes, point: str = "killed") -> Page:
    """The page of a file that is read, summarised and climbed."""
    incident = read(raw)
    summarise(incident, dt.date.max)
    page = Page(None, lambda text: text)
    add_incident(page, view_of(incident, DAY), [])
    ladder(incident, point, DAY)
    return page


def test_what_was_read_is_ruled_once_for_every_day_on_which_all_of_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[int]()

    def counted(items: Sequence[Weighed], kind: PointKind, died: int) -> list[Ruling]:
        asked.append(len(items))
        return rule(items, kind, died)

    monkeypatch.setattr("dateline.ledger.weigh.rule", counted)
    shown(file_of(40, PLAIN, "value: 1>, by: a@", more="  motive:\n    - {value: M, by: a001, said: 2024-02-06, source: w}\n"))
    assert sorted(asked) == [1, 40]


def test_two_incidents_that_are_compared_are_worked_out_once_each() -> None:
    asked = list[str]()
    one, two, three = (structs.replace(read(file_of(1, PLAIN, "value: 1, by: a@")), id=name) for name in ("one", "two", "three"))
    ask = once(lambda incident: asked.append(incident.id))
    for incident in (one, two, one, two, three, two):
        ask(incident)
    assert asked == ["one", "two", "three"]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_twice_as_long_costs_twice_as_much(shape: str) -> None:
    short, long = SHAPES[shape](80), SHAPES[shape](160)
    shown(short)  # what is loaded and remembered counts for neither
    assert calls(lambda: shown(long)) < MOST * calls(lambda: shown(short))


@pytest.mark.parametrize("shape", BOUNDED)
def test_of_much_that_is_claimed_the_newest_is_looked_at(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, bound in (
        (headline, "MOST_STANDING"),
        (standing, "MOST_FOLLOWING"),
        *((one, "MOST_COMPARED") for one in (disputes, standing, climbing)),
    ):
        monkeypatch.setattr(module, bound, 8)
    monkeypatch.setattr(weighed, "WHOLE", 8)
    monkeypatch.setattr(climbing, "MOST_WOKEN", 40)
    point, file = BOUNDED[shape]
    short, long = file(60), file(120)
    shown(short, point)
    assert calls(lambda: shown(long, point)) < MOST_BOUNDED * calls(lambda: shown(short, point))


def test_of_more_claims_than_are_weighed_whole_it_is_warned() -> None:
    def warned(count: int) -> list[str]:
        found = read_incident(f"{HOSTILE_ID}.yaml", file_of(count, PLAIN, "value: 5, by: a@"), {})
        assert found.incident is not None
        return [f"{problem.line}: {problem.message}" for problem in found.problems if problem.rule == "many-claims"]

    assert warned(weighed.WHOLE) == []
    (told,) = warned(weighed.WHOLE + 1)
    claims = file_of(weighed.WHOLE + 1, PLAIN, "value: 5, by: a@").decode().splitlines()
    assert told.startswith(f"{len(claims)}: `killed` has {weighed.WHOLE + 1} claims.")


def test_of_thousands_of_problems_only_those_told_are_put_into_words() -> None:
    put = list[int]()

    def words() -> str:
        put.append(1)
        return "It is wrong."

    report = Report("a.yaml")
    for line in range(MAX_PROBLEMS * 3):
        report.error(line, 1, "rule", words)
    assert len(put) == MAX_PROBLEMS
    assert report.problems()[-1].message == f"There are {MAX_PROBLEMS * 2} more problems; mend these first."


def test_the_claims_that_a_headline_rests_on_are_each_looked_up_once() -> None:
    def cited(count: int) -> int:
        known = read(file_of(count, PLAIN, "value: 5, by: a000"))
        return calls(lambda: cite(known, ["killed"], Provenance(known.id, known.path), DAY))

    cited(40)
    assert cited(400) < MOST_BOUNDED * cited(200)


def test_of_a_long_circle_the_first_members_are_named() -> None:
    def circles(count: int) -> bytes:
        return file_of(count, PLAIN, "id: k@, value: 1, by: a@, replaces: [k<, k!]").replace(b"k!", b"k%03d" % (count - 1))

    short, long = circles(60), circles(120)
    assert any(problem.message.endswith("and 104 more.") for problem in read_incident("a.yaml", long, {}).problems)
    assert calls(lambda: read_incident("a.yaml", long, {})) < MOST * calls(lambda: read_incident("a.yaml", short, {}))


def test_slips_in_an_authority_file_cost_no_more_than_they_are_many() -> None:
    def slips(count: int) -> bytes:
        return "".join(f"minister-{n}: {{name: N {n}, kind: group, part_of: ministre-{n}}}\n" for n in range(count)).encode()

    assert read_names("names.yaml", slips(3))[1][0].message.endswith("Did you mean `minister-0`?")
    assert calls(lambda: read_names("names.yaml", slips(300))) < MOST * calls(lambda: read_names("names.yaml", slips(150)))


def test_what_is_told_again_and_again_is_told_in_short() -> None:
    name = "Long name " * 900
    raw = file_of(60, PLAIN.replace("A @", name), "value: 1>, by: a@").replace(b"kind: wire", b"kind: wire, via: [" + b"x, " * 199 + b"x]")
    page = shown(raw)
    assert sum(map(len, page.lines)) < 2 * len(raw)
    assert any("and 184 more, 2024-02-05" in line for line in page.lines)


def test_a_long_line_of_a_draft_is_printed_row_by_row() -> None:
    def printed(count: int) -> None:
        found = tuple(Finding(n * 9, n * 9 + 3, "and", "number", HOSTILE_ID, "killed", "not-found", "No.") for n in range(count))
        vet._print("and more " * count, found, Output(None, {}, Chosen()))

    printed(3)
    assert calls(lambda: printed(1200)) < MOST * calls(lambda: printed(600))
