"""The manual, offline: a page a command and a page a topic.

    dateline help
    dateline help find
    dateline help query
    dateline find --help
    dateline help --man > dateline.1

Without a topic it lists them. `--man` prints a man page in roff.

With `--json`: `{version, topic, text}`.
"""

from __future__ import annotations

import textwrap

from dateline.cli.arguments import Asked
from dateline.cli.commands import BY_VERB, SCREEN, Command
from dateline.cli.manual import command_page, filled, page_named, topics
from dateline.cli.output import Output
from dateline.cli.shapes import VERSION
from dateline.errors import NotFoundError, UsageError
from dateline.model.nearest import close_matches
from dateline.model.shown import Shown, quoted, show

START = """\
# dateline: who said what, when, about an attack

    dateline kerman                  opens the screen on what answers
    dateline find kerman             a line an incident
    dateline show kerman             one incident, whole
    dateline ladder kerman           how the toll moved
    dateline help query              how to ask

## Commands

<!-- commands -->

## Topics

<!-- topics -->

## Options of every command

<!-- options -->

`dateline help TOPIC` or `dateline COMMAND --help` shows more. `?` on the screen lists its keys.
"""


def run(asked: Asked, out: Output) -> int:
    """Print the page of a topic, or what there is."""
    if asked.chosen.man:
        from dateline.cli.manpage import man_page

        out.line(show(man_page()))
        return 0
    if len(asked.words) > 1:
        raise UsageError("`dateline help` takes one topic; `dateline help` alone lists them.")
    if not asked.words:
        return _print("start", filled(START), asked, out)
    name = asked.words[0].removeprefix("-")
    text = page_named(name)
    if text is None:
        known = [*BY_VERB, *topics()]
        close = close_matches(name, known, n=1)
        hint = f"Did you mean `dateline help {close[0]}`?" if close else f"There are: {', '.join(known)}."
        raise NotFoundError(f"The manual has no page {quoted(name)}. {hint}")
    return _print(name, text, asked, out)


def page_of(command: Command, out: Output) -> int:
    """Print the page of a command; of `dateline` alone the list of what there is."""
    write_page(filled(START) if command is SCREEN else command_page(command), out)
    return 0


def write_page(text: str, out: Output) -> None:
    """A page of Markdown: headings in their style, everything else as it is written; on a terminal broken between words."""
    for line in text.rstrip().split("\n"):
        bare = line.lstrip("#")
        if bare != line:
            out.line(out.styled(Shown(bare.strip()), "strong"))
            continue
        for part in _broken(line, out.width) if out.width is not None else (line,):
            out.line(show(part))


def _broken(line: str, width: int) -> list[str]:
    """A line in as many as it takes, those that go on set in by four cells more."""
    margin = line[: len(line) - len(line.lstrip())]
    if len(line) <= width:
        return [line]
    return textwrap.wrap(line, max(width, 20), subsequent_indent=f"{margin}    ", break_on_hyphens=False, break_long_words=False)


def _print(topic: str, text: str, asked: Asked, out: Output) -> int:
    if asked.chosen.json:
        out.json({"version": VERSION, "topic": topic, "text": text})
    else:
        write_page(text, out)
    return 0
