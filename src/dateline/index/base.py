"""The base file: JSON that stock TinyDB opens, one record a line, so that a record is one slice of the file.

    {"header":{"1":{"format":5,"identity":…,"generation":…,"written_ns":…}},
    "files":{
    "1":{…},
    "2":{…}
    },
    …}

The first line says what the file is of; a sidecar of that generation holds where each record is and the blocks' checksums.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

import msgspec
from msgspec import Struct

from dateline.index.columns import DamagedError, Digests

FORMAT = 5


class Header(Struct, frozen=True):
    """What a base file is of: format, program and library, this writing of it, and when that was."""

    format: int
    identity: str
    generation: str = ""
    written_ns: int = 0


class Run(Struct, frozen=True):
    """Rows of one table as they stand one behind the other in a base file: `raw`, from the first one's number on.

    For each row the document's number, and place in `raw` and length of it as JSON; for each file its first row.
    """

    raw: bytes | memoryview
    numbers: Sequence[int]
    places: Sequence[int]
    lengths: Sequence[int]
    starts: Sequence[int]


def run_of(numbered: Iterable[tuple[int, bytes | memoryview]]) -> Run:
    """The rows of one file: the document's number, and it as JSON on one line."""
    pieces, numbers, places, lengths, at = list[bytes | memoryview](), list[int](), list[int](), list[int](), 0
    for number, document in numbered:
        head = row_head(number)
        between = _BETWEEN if numbers else b""
        at += len(between) + len(head)
        pieces += between, head, document
        numbers.append(number)
        places.append(at)
        lengths.append(len(document))
        at += len(document)
    return Run(b"".join(pieces), numbers, places, lengths, (0,))


_BETWEEN = b",\n"


def row_head(number: int) -> bytes:
    """What stands before a document of that number."""
    return b'"%d":' % number


class Written(Struct):
    """Where the records of a table are: number, place of the JSON, its length; and for each file its first record."""

    numbers: array[int]
    places: array[int]
    lengths: array[int]
    starts: array[int]


def first_line(header: Header) -> bytes:
    """The line that a file begins with."""
    return b'{"header":{"1":' + msgspec.json.encode(header) + b"}"


def read_first_line(data: bytes) -> Header:
    """What a file says of itself, from its first bytes. Raises DamagedError."""
    line, newline, _ = data.partition(b"\n")
    if not newline:
        raise DamagedError
    try:
        found = msgspec.json.decode(line.removesuffix(b",") + b"}", type=dict[str, dict[str, Header]])
        return found["header"]["1"]
    except (msgspec.MsgspecError, KeyError) as error:
        raise DamagedError from error


def write_base(file: IO[bytes], header: Header, tables: Iterable[tuple[str, Iterator[Run]]]) -> tuple[dict[str, Written], array[int], int]:
    """Write a base file. Gives where everything is, the checksums of its blocks and its length. Raises OSError."""
    digests = Digests()
    at = 0

    def put(piece: bytes | memoryview) -> None:
        nonlocal at
        digests.add(piece)
        file.write(piece)
        at += len(piece)

    put(first_line(header))
    found = {}
    for table, runs in tables:
        put(b",\n" + msgspec.json.encode(table) + b":{")
        places = found[table] = Written(array("Q"), array("Q"), array("I"), array("I"))
        for run in runs:
            places.starts.extend(len(places.numbers) + start for start in run.starts)
            if run.numbers:
                put(_BETWEEN if places.numbers else b"\n")
                places.numbers.extend(run.numbers)
                places.places.extend(at + place for place in run.places)
                places.lengths.extend(run.lengths)
                put(run.raw)
        places.starts.append(len(places.numbers))
        put(b"\n}")
    put(b"}\n")
    return found, digests.done(), at
