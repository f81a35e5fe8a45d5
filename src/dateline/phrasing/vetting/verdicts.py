"""What the ledger says of a figure in a draft: one verdict, what stands now, and a wording that would be right.

A figure is supported only as a value of the point, speaker and day that its sentence speaks of. Where nothing says so
it is `not-found`, and the message tells where the figure does stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.ledger.entries import Entry, Headline
from dateline.ledger.weigh import weigh
from dateline.model.counts import parse_count
from dateline.model.points import COUNT_POINTS
from dateline.phrasing.days import day_text
from dateline.phrasing.vetting.actions import of_actions
from dateline.phrasing.vetting.book import Asked, Book, fits, number
from dateline.phrasing.vetting.finding import Ruling, Verdict
from dateline.phrasing.vetting.scopes import classes_of, scope_classes
from dateline.phrasing.vetting.speakers import said_by
from dateline.phrasing.vetting.wording import became_words, done, value_words, write_words

_BY_STANDING: dict[str, Verdict] = {
    "stands": "supported",
    "disputed": "disputed",
    "outgrown": "outgrown",
    "replaced": "replaced",
    "retracted": "replaced",
    "echo": "outgrown",
}
_PREFERRED = ("stands", "disputed", "outgrown", "echo", "replaced", "retracted")


def rule(book: Book, asked: Asked) -> Ruling | None:
    """The verdict of a figure; None where the file counts nothing of the sort, or nothing can be said."""
    if not book.has_figures(asked.point):
        return None
    if asked.point.startswith("action:"):
        return of_actions(book, asked)
    sorts = classes_of(asked.noun)
    if asked.point == "attackers-killed":
        asked.part, sorts = False, frozenset()
    entries, fitting = book.entries(asked.point), book.fitting(asked.point, asked.quantity)
    scoped = [e for e in entries if _is_of(e, sorts)] if sorts else []
    if asked.point == "hospitalised" and not sorts:
        asked.part = False  # "220 of them were still in hospital" is the figure itself
    if asked.point == "arrested" and not scoped and not asked.part:
        sorts = frozenset()
    if asked.part or (sorts - book.whole) or (scoped and (any(_is_of(e, sorts) for e in fitting) or not any(not e.claim.scope for e in fitting))):
        return _of_part(book, asked, sorts, scoped)
    ruling = _of_whole(book, asked, [e for e in entries if not e.claim.scope], [e for e in fitting if not e.claim.scope])
    if ruling.verdict in ("not-found", "outgrown", "replaced") and asked.point == "arrested":
        counted = of_actions(book, asked)
        if counted is not None and counted.verdict == "supported" and (ruling.verdict == "not-found" or asked.day):
            return counted
    return ruling


def _is_of(entry: Entry, sorts: frozenset[str]) -> bool:
    """Whether a claim is of a part that is one of these sorts of person."""
    return entry.claim.scope != "" and not sorts.isdisjoint(scope_classes(entry.claim.scope))


def _of_whole(book: Book, asked: Asked, entries: Sequence[Entry], fitting: Sequence[Entry]) -> Ruling:
    if asked.speakers:
        return _of_speaker(book, asked, entries, fitting)
    if asked.day is not None:
        return _of_day(book, asked, fitting, entries)
    top = book.top(asked.point)
    if asked.history and fitting:
        past = [e for e in fitting if e.standing in ("replaced", "retracted", "outgrown", "echo", "disputed")] or fitting
        return _ruled("supported", asked, f"{book.told(past[0])}. {book.now(asked.point)}", past[:1])
    if top is not None and (held := [e for e in top.entries if fits(asked.quantity, e.claim.value)]):
        return _of_headline(book, asked, top, held)
    if top is not None and not fitting and (held := _bounded(asked, top)):
        return _of_headline(book, asked, top, held)
    if fitting:
        entry = _best(fitting)
        standing = _standing(entry, entries)
        verdict = _beside(entry, fitting, top) if standing == "stands" else _BY_STANDING[standing]
        through = book.through(entry, asked.point) or (list(top.entries[-1:]) if top and standing != "stands" else [])
        return _ruled(verdict, asked, _became(book, asked, entry, through, verdict, top), [entry, *through])
    return _elsewhere(book, asked, entries, top)


def _beside(entry: Entry, fitting: Sequence[Entry], top: Headline | None) -> Verdict:
    """What stands beside the headline: right where both can be true, else disputed; weak claims and those with the attackers always are."""
    mine = parse_count(entry.claim.value)
    if entry.weak or entry.claim.attackers == "included" or top is None or any(mine.conflicts(parse_count(value)) for value in top.values):
        return "disputed"
    return "single-origin" if len({origin for e in fitting if e.standing == "stands" for origin in e.origins}) == 1 else "supported"


def _bounded(asked: Asked, top: Headline) -> list[Entry]:
    """The entries of the headline of which a round bound close below is true: `more than 90` of 96."""
    mine = asked.quantity.count
    if mine is None or mine.high is not None or asked.quantity.span:
        return []
    return [e for e in top.entries if (c := parse_count(e.claim.value)).satisfies(mine) and c.low * 0.9 <= mine.low and number(mine) % 10 == 0]


def _of_headline(book: Book, asked: Asked, top: Headline, held: Sequence[Entry]) -> Ruling:
    now = book.now(asked.point)
    if top.disputed or len(top.values) > 1:
        others = [e for e in book.entries(asked.point) if e.claim.value in top.others]
        against = f" Against it: {' and '.join(book.told(e) for e in others[:3])}." if others else ""
        return _ruled("disputed", asked, f"{now}{against} Say whose figure it is.", held)
    if top.single_origin and asked.quantity.span is None:
        return _ruled("single-origin", asked, f"{now} One origin says so: say whose figure it is.", held)
    return _ruled("supported", asked, now, held)


def _of_speaker(book: Book, asked: Asked, entries: Sequence[Entry], fitting: Sequence[Entry]) -> Ruling:
    theirs = [e for e in fitting if any(said_by(e.claim, s, book.incident) for s in asked.speakers)]
    top = book.top(asked.point)
    now = book.now(asked.point)
    if theirs and asked.day is not None:
        of_day = [e for e in theirs if e.known.earliest <= asked.day <= e.known.latest]
        if of_day:
            entry = _best(of_day)
            moved = "" if entry.standing == "stands" else f" It {_short(entry)} since. {now}"
            return _ruled("supported", asked, f"{book.told(entry)}.{moved}", [entry])
        return _ruled("not-found", asked, f"Not of {day_text(asked.day)}: {book.told(theirs[0])}. {now}", theirs[:1])
    if theirs:
        entry = _best(theirs)
        if asked.history:
            return _ruled("supported", asked, f"{book.told(entry)}. {now}", [entry])
        standing = _standing(entry, entries)
        verdict = _BY_STANDING[standing]
        if verdict == "supported":
            return _ruled("supported", asked, f"{book.told(entry)}.", [entry])
        through = book.through(entry, asked.point)
        return _ruled(verdict, asked, _became(book, asked, entry, through, verdict, top), [entry, *through])
    near = [
        e for e in book.near(asked.point, asked.quantity) if not e.claim.scope and any(said_by(e.claim, s, book.incident) for s in asked.speakers)
    ]
    if near:
        return _ruled("not-found", asked, f"The claim is {book.told(near[-1])}: write “{value_words(near[-1].claim.value)}”. {now}", near[-1:])
    if fitting:
        listed = " and ".join(book.told(e) for e in fitting[:2])
        return _ruled("not-found", asked, f"Not by that speaker: {listed}. {now}", fitting[:2])
    return _elsewhere(book, asked, entries, top)


def _of_day(book: Book, asked: Asked, fitting: Sequence[Entry], entries: Sequence[Entry]) -> Ruling:
    """A figure with a day and no speaker: a claim of that day, or what stood at its end."""
    assert asked.day is not None
    top = book.top(asked.point)
    now = book.now(asked.point)
    of_day = [e for e in fitting if e.known.earliest <= asked.day <= e.known.latest]
    if not of_day and asked.day <= book.as_of:
        then = weigh(book.incident, asked.point, asked.day).headline
        of_day = [e for e in fitting if then is not None and e.claim.ref in {t.claim.ref for t in then.entries}]
    if of_day:
        entry = _best(of_day)
        moved = "" if entry.standing == "stands" else f" It {_short(entry)} since. {now}"
        return _ruled("supported", asked, f"{book.told(entry)}.{moved}", [entry])
    if fitting:
        return _ruled("not-found", asked, f"Not of {day_text(asked.day)}: {book.told(fitting[0])}. {now}", fitting[:1])
    return _elsewhere(book, asked, entries, top)


def _of_part(book: Book, asked: Asked, sorts: frozenset[str], scoped: Sequence[Entry]) -> Ruling | None:
    """A part of a total, against the claims of that part alone."""
    fitting = [e for e in scoped if fits(asked.quantity, e.claim.value)]
    if fitting and asked.speakers:
        theirs = [e for e in fitting if any(said_by(e.claim, s, book.incident) for s in asked.speakers)]
        if not theirs:
            listed = " and ".join(book.told(e) for e in fitting[:2])
            return _ruled("not-found", asked, f"Not by that speaker: {listed}.", fitting[:2])
        fitting = theirs
        of_day = asked.day is None or any(e.known.earliest <= asked.day <= e.known.latest for e in theirs)
        if asked.day is not None:
            told = book.told(theirs[0])
            return _ruled("supported" if of_day else "not-found", asked, f"{'' if of_day else f'Not of {day_text(asked.day)}: '}{told}.", theirs[:1])
    if fitting:
        entry = _best(fitting)
        standing = _standing(entry, scoped)
        verdict = _BY_STANDING[standing]
        if verdict == "supported" or asked.history:
            origins = {origin for e in fitting if e.standing == "stands" for origin in e.origins}
            verdict = "single-origin" if len(origins) == 1 and not asked.history and not asked.speakers else "supported"
            return _ruled(verdict, asked, f"{book.told(entry)}.", [entry])
        through = book.through(entry, asked.point)
        return _ruled(verdict, asked, became_words(book.incident, entry, through, verdict), [entry, *through])
    if scoped:
        return _ruled("not-found", asked, f"What the file says of that part: {' and '.join(book.told(e) for e in scoped[-2:])}.", scoped[-2:])
    if not sorts:
        return None
    words = " ".join(asked.noun[-2:])
    stands = book.now(asked.point)
    return _ruled("not-found", asked, f"The file does not say how many {words} were {done(asked.point)}. {stands}", [])


def _elsewhere(book: Book, asked: Asked, entries: Sequence[Entry], top: Headline | None) -> Ruling:
    """Not in the file as told: only the bound may differ, or the figure stands at another point, or for a part."""
    now = book.now(asked.point)
    if top is not None and (both := _both(asked, top, entries)):
        return _ruled("disputed", asked, f"{now} The one is {' and the other '.join(book.told(e) for e in both)}.", both)
    near = [e for e in book.near(asked.point, asked.quantity) if not e.claim.scope]
    if near:
        entry = _best(near)
        return _ruled("not-found", asked, f"The claim is {book.told(entry)}: write “{value_words(entry.claim.value)}”. {now}", [entry])
    if asked.quantity.span is None:
        for e in book.fitting(asked.point, asked.quantity):
            if e.claim.scope:
                return _ruled("not-found", asked, f"That is a part: {book.told(e)}. {now}", [e])
        for point in COUNT_POINTS:
            if point != asked.point and point in book.incident.claims and book.may_fit(point, asked.quantity):
                for e in book.fitting(point, asked.quantity):
                    return _ruled("not-found", asked, f"That is a figure of {done(point)}: {book.told(e)}. {now}", [e])
    return _ruled("not-found", asked, f"No claim of the file says so. {now}{write_words(book.incident, top)}", [])


def _both(asked: Asked, top: Headline, entries: Sequence[Entry]) -> list[Entry]:
    """The claims of `149 or 150` where the two are just what is disputed; else none."""
    mine = asked.quantity.count
    if mine is None or mine.mark != "-" or asked.quantity.span is not None or asked.speakers or asked.day:
        return []
    ends = [str(mine.low), str(mine.high)]
    if top.values[0] not in ends or not set(ends) <= {*top.values, *top.others}:
        return []
    return [_best([e for e in entries if e.claim.value == end]) for end in ends]


def _became(book: Book, asked: Asked, entry: Entry, through: Sequence[Entry], verdict: Verdict, top: Headline | None) -> str:
    told = became_words(book.incident, entry, through, verdict)
    return f"{told} {book.now(asked.point)}{write_words(book.incident, top)}"


def _short(entry: Entry) -> str:
    return {"replaced": "was replaced", "retracted": "was taken back", "outgrown": "was outgrown", "disputed": "has been disputed"}.get(
        entry.standing, "was repeated"
    )


def _best(entries: Sequence[Entry]) -> Entry:
    """Of entries with one value the one that stands best, the newest of these."""
    return min(reversed(entries), key=lambda e: (_PREFERRED.index(e.standing), e.weak))


def _standing(entry: Entry, entries: Sequence[Entry]) -> str:
    """The standing of a claim; of an echo that of the claim it repeats."""
    if entry.standing != "echo":
        return entry.standing
    source = next((e for e in entries if e.claim.ref in entry.claim.repeats), None)
    return source.standing if source is not None and source.standing != "echo" else "outgrown"


def _ruled(verdict: Verdict, asked: Asked, message: str, entries: Sequence[Entry]) -> Ruling:
    return Ruling(verdict, asked.point, message, tuple(dict.fromkeys(e.claim.ref for e in entries)))
