"""The man page, in roff (man(7)), from the same pages as the help."""

from __future__ import annotations

from dateline import __version__
from dateline.cli.commands import COMMANDS, SCREEN
from dateline.cli.manual import command_page, topic_page, topics


def man_page() -> str:
    """`dateline(1)`: every command with its page and options, then the topics."""
    lines = [
        f'.TH DATELINE 1 "" "dateline {__version__}" "User Commands"',
        ".SH NAME",
        r"dateline \- who said what, when, about an attack",
        ".SH SYNOPSIS",
    ]
    for command in (SCREEN, *COMMANDS):
        lines += [".br", _escaped(command.usage)]
    lines += [".SH COMMANDS"]
    for command in (SCREEN, *COMMANDS):
        lines += _roff(command_page(command).split("## Options of every command")[0], command.verb or "dateline")
    lines.append(".SH TOPICS")
    for topic in topics():
        lines += _roff(topic_page(topic), topic)
    return "\n".join(lines)


def _roff(text: str, title: str) -> list[str]:
    """A page as a subsection; lines that are indented stay as they are written."""
    found = [f".SS {_escaped(title)}"]
    literal = False
    for line in text.rstrip().split("\n"):
        code = line.startswith(("    ", "|"))
        if code != literal and (code or line):
            found.append(".nf" if code else ".fi")
            literal = code
        if line.startswith("#"):
            found += [".PP", f"\\fB{_escaped(line.lstrip('# '))}\\fR", ".PP"]
        elif not line:
            found.append("" if literal else ".PP")
        else:
            found.append(_escaped(line))
    return [*found, ".fi"] if literal else found


def _escaped(line: str) -> str:
    line = line.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line.startswith((".", "'")) else line
