"""The incidents that answer a query in a form for others: to print, mail, put on a page or work on in a spreadsheet.

    dateline export text kerman
    dateline export html kerman --to .
    dateline export csv date:2024 --to attacks-2024.csv
    dateline export csv --raw killed:50.. | your-program
    dateline export json --as-of 2024-01-04 kerman

The formats:

<!-- formats -->

Each carries, with a sentence or a figure, its speaker and day, what must be read with it (one origin, disputed, weak), where
it was read, and the commit of the library. What is held is left out. An incident that was retracted stays, with its date and
reason and without a figure. Blank is "not stated", never 0. `dateline help keys` tells the rest under `X`, which is the same on
the screen.

It is printed, or with `--to` written: to a file of that name, which must not exist (`--force` writes over it) and is never one
of the library, or into a folder, as a new file called by its incident. A file of CSV ends its lines as RFC 4180 has it; what is
printed, as a pipe does.

With `--json`: `{version, format, as_of, incidents, path, text}`; of the last two one is null.

Exit 0 where something answers, 1 where nothing does or the file exists, 2 where the format or the query cannot be read.
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import structs

from dateline.cli.arguments import Asked
from dateline.cli.find import search_of
from dateline.cli.opening import note_broken_names, open_library
from dateline.cli.output import Output, note
from dateline.cli.refusing import may_write
from dateline.cli.shapes import VERSION
from dateline.errors import LibraryError, UsageError
from dateline.exchange import FORMATS
from dateline.library.export import export_text
from dateline.library.find import answer
from dateline.library.outgoing import new_file, put_file
from dateline.model.nearest import close_matches
from dateline.model.shown import quoted, show, show_line


def run(asked: Asked, out: Output) -> int:
    """Export what answers."""
    may_write(asked)
    name = _format(asked)
    if asked.chosen.force and not asked.chosen.to:
        raise UsageError("--force writes over a file, and no file is named; name it with --to.")
    session = open_library(asked.chosen, out.environment)
    found = answer(session, search_of(structs.replace(asked, words=asked.words[1:])), asked.chosen.as_of)
    note_broken_names(session)
    ids = [summary.id for summary in found.summaries]
    if not ids:
        note("Nothing found.")
        return 1
    text = export_text(session, ids, found.as_of, name, out.environment)
    path = _written(text, name, ids, session.root, asked) if asked.chosen.to not in ("", "-") else None
    if asked.chosen.json:
        told = {
            "format": name,
            "as_of": found.as_of.isoformat(),
            "incidents": ids,
            "path": str(path) if path else None,
            "text": None if path else text,
        }
        out.json({"version": VERSION} | told)
    elif path:
        note(f"Wrote {len(ids)} incident{'s' if len(ids) != 1 else ''} to {show_line(str(path))}.")
    else:
        out.line(show(text.replace("\r\n", "\n").removesuffix("\n")))
    return 0


def _format(asked: Asked) -> str:
    """The name of the format, the first word. Raises UsageError."""
    word = asked.words[0] if asked.words else ""
    if word in FORMATS:
        raw = f"{word}-raw" if asked.chosen.raw and not word.endswith("-raw") else word
        if raw not in FORMATS:
            raise UsageError(f"--raw is for csv; {word} has nothing that a spreadsheet would work out.")
        return raw
    near = close_matches(word, tuple(FORMATS), n=1, cutoff=0.5)
    said = f"{quoted(word)} is no format." if word else "Name a format: `dateline export text kerman`."
    raise UsageError(f"{said}{f' Did you mean {near[0]}?' if near else ''} The formats are {', '.join(FORMATS)}.")


def _written(text: str, name: str, ids: list[str], root: Path, asked: Asked) -> Path:
    to = asked.chosen.to
    if os.path.isdir(to):
        return new_file(text, name, ids, Path(to))
    if to.endswith("/"):
        raise LibraryError(f"There is no folder {show_line(to)}. Nothing was written.")
    put_file(text, Path(to), root, force=asked.chosen.force)
    return Path(to)
