"""Making the sidecar of a base file: the columns by which records are found without reading the others."""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Callable, Mapping
from itertools import accumulate, groupby
from typing import NamedTuple

import msgspec
from msgspec import Raw, Struct

from dateline.index.base import Written
from dateline.index.postings import Gathered
from dateline.index.ranks import SHORT_TEXTS, WORDS
from dateline.index.records import IncidentRow, Stamp, is_error
from dateline.index.segment import STAMP
from dateline.ledger.searched import SearchText
from dateline.model.dates import parse_date

NEVER, ALWAYS = -1, 2**31 - 1
"""A last day that no day is before, a first day that none is after: of dates that have none."""
_MOST = 2**64 - 1
_ROWS = msgspec.json.Decoder(IncidentRow)
Told = Callable[[int, int], None]
"""Called with how many incidents are done, and of how many."""


class _Known(Struct):
    """What of a summary says where an incident stands in the list."""

    id: str
    path: str
    date: str


class _Listed(NamedTuple):
    """An incident of the base file: date and id, and the numbers of its file and of its record."""

    date: str
    id: str
    file: int
    at: int


def sections(data: mmap.mmap | bytes, tables: Mapping[str, Written], digests: array[int], tell: Told) -> dict[str, bytes | bytearray]:
    """The sections of the sidecar of a base file that lies in `data`."""
    view = memoryview(data)
    found: dict[str, bytes | bytearray] = {"blocks": digests.tobytes()}
    for table, written in tables.items():
        found[f"{table}.numbers"] = written.numbers.tobytes()
        found[f"{table}.places"] = written.places.tobytes()
        found[f"{table}.lengths"] = written.lengths.tobytes()
        found[f"{table}.starts"] = written.starts.tobytes()

    def let_go() -> None:
        if isinstance(data, mmap.mmap):
            data.madvise(mmap.MADV_DONTNEED)  # what was looked at is in the file; it is not kept in memory too

    def told(done: int, of: int) -> None:
        let_go()
        tell(done, of)

    listed = _listed(view, tables["incidents"], let_go)
    let_go()
    found |= _files(view, tables["files"]) | _broken(view, tables["problems"]) | _dates(listed)
    let_go()
    return found | _incidents(view, tables["incidents"], listed, told)


def _slice(view: memoryview, written: Written, at: int) -> memoryview:
    return view[written.places[at] : written.places[at] + written.lengths[at]]


def _files(view: memoryview, written: Written) -> dict[str, bytes | bytearray]:
    stamps = msgspec.json.Decoder(Stamp)
    paths, packed = [], bytearray()
    for at in range(len(written.places)):
        stamp = stamps.decode(_slice(view, written, at))
        paths.append(stamp.path)
        packed += STAMP.pack(stamp.mtime_ns & _MOST, stamp.ctime_ns & _MOST, stamp.size & _MOST, stamp.inode & _MOST)
    raw = [path.encode() for path in paths]
    starts = array("I", accumulate((len(path) + 1 for path in raw), initial=0))
    order = array("I", sorted(range(len(raw)), key=raw.__getitem__))
    return {"files.paths": b"\0".join(raw), "files.path_starts": starts.tobytes(), "files.order": order.tobytes(), "files.stamps": bytes(packed)}


def _broken(view: memoryview, written: Written) -> dict[str, bytes | bytearray]:
    """The files that have an error, by number."""
    rows = (range(written.starts[file], written.starts[file + 1]) for file in range(len(written.starts) - 1))
    broken = (file for file, some in enumerate(rows) if any(is_error(_slice(view, written, at)) for at in some))
    return {"files.broken": array("I", broken).tobytes()}


def _listed(view: memoryview, written: Written, let_go: Callable[[], None]) -> list[_Listed]:
    """Every incident, as they are listed; of several with one id the first by path."""
    found: dict[str, tuple[_Listed, str]] = {}
    dates: dict[str, str] = {}  # of which many incidents have the same
    known = msgspec.json.Decoder(_Known)
    for file in range(len(written.starts) - 1):
        for at in range(written.starts[file], written.starts[file + 1]):
            one = known.decode(_ROWS.decode(_slice(view, written, at)).summary)
            if one.id not in found or one.path < found[one.id][1]:
                found[one.id] = _Listed(dates.setdefault(one.date, one.date), one.id, file, at), one.path
        if not file % 1000:
            let_go()
    listed = sorted((one for one, _ in found.values()), key=lambda one: one.id)
    listed.sort(key=lambda one: one.date, reverse=True)
    return listed


def _dates(listed: list[_Listed]) -> dict[str, bytes | bytearray]:
    texts, starts, earliest, latest = [], array("I"), array("i"), array("i")
    rank = 0
    for date, same in groupby(listed, key=lambda one: one.date):
        when = parse_date(date, open_ends=True)
        texts.append(date)
        starts.append(rank)
        earliest.append(when.earliest.toordinal() if when.earliest else ALWAYS)
        latest.append(when.latest.toordinal() if when.latest else NEVER)
        rank += sum(1 for _ in same)
    starts.append(rank)
    joined = "\n".join(texts).encode()
    return {"dates.texts": joined, "dates.starts": starts.tobytes(), "dates.earliest": earliest.tobytes(), "dates.latest": latest.tobytes()}


def _incidents(view: memoryview, written: Written, listed: list[_Listed], tell: Told) -> dict[str, bytes | bytearray]:
    places = {part: (array("Q"), array("I")) for part in ("summary", "text")}
    gathered = {part: Gathered() for part in WORDS}
    texts = msgspec.json.Decoder(SearchText)
    facts = msgspec.json.Decoder(list[str])
    for rank, one in enumerate(listed):
        row = _ROWS.decode(_slice(view, written, one.at))
        summary = written.places[one.at] + len('{"file":,"facts":,"summary":') + _size(row.file) + _size(row.facts)
        text = summary + len(',"text":') + _size(row.summary)
        for part, place, raw in (("summary", summary, row.summary), ("text", text, row.text)):
            places[part][0].append(place)
            places[part][1].append(_size(raw))
        found = texts.decode(row.text)
        for part, words in (("lead", found.lead), ("names", found.names), ("rest", found.rest)):
            gathered[part].add(set(words.split()), rank)
        gathered["lead_skeletons"].add(found.lead_skeletons, rank)
        gathered["name_skeletons"].add(found.name_skeletons, rank)
        gathered["facts"].add(facts.decode(row.facts), rank)
        if not rank % 1000:
            tell(rank, len(listed))
    tell(len(listed), len(listed))
    sections: dict[str, bytes | bytearray] = {"incidents.file": array("I", (one.file for one in listed)).tobytes()}
    for part, (starts, lengths) in places.items():
        sections |= {f"incidents.{part}": starts.tobytes(), f"incidents.{part}.length": lengths.tobytes()}
    for part in WORDS:
        if part in SHORT_TEXTS:
            sections |= gathered[part].short_sections(f"words.{SHORT_TEXTS[part]}", len(listed))
        sections |= gathered.pop(part).sections(f"words.{part}", len(listed))
    ids = [one.id.encode() for one in listed]
    at, starts_of_ids = 0, array("I", [0])
    for raw_id in ids:
        at += len(raw_id)
        starts_of_ids.append(at)
    order = array("I", sorted(range(len(ids)), key=ids.__getitem__))
    sections |= {"incidents.ids": starts_of_ids.tobytes(), "incidents.id_texts": b"".join(ids), "incidents.order": order.tobytes()}
    return sections


def _size(raw: Raw) -> int:
    return memoryview(raw).nbytes
