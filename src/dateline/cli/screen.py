"""The screen: browse the library, or what answers a query, with linked panes.

    dateline
    dateline kerman
    dateline 'actor:isis-k date:2024'
    dateline -- find

The first word is a command if it is one; a lone word within two letters of a command is refused with a suggestion, and
what stands after `--` is always query. The screen needs a terminal; with TERM=dumb, or where its output is no terminal,
the list of `dateline find` is printed instead; with `--read-only`, which an account that must get out of nothing is given
(`dateline help account`), it refuses there. `?` on the screen shows the keys.

Only cells that changed are sent to the terminal. `--driver plain` sends what Textual, the toolkit, would send by itself:
about four times as much, for a terminal on which the screen comes out wrong.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.output import Output
from dateline.errors import UsageError


def run(asked: Asked, out: Output) -> int:
    """Open the screen, or print the list where there is none to be had. Raises UsageError without a keyboard."""
    if asked.chosen.read_only and not out.terminal:
        raise UsageError(
            "--read-only opens the screen, and the output is no terminal (`ssh -t` gives one); `dateline find --read-only` prints a list."
        )
    if not out.terminal or out.environment.get("TERM") == "dumb":
        from dateline.cli.find import run as find

        return find(asked, out)
    import sys

    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("The screen reads keys, and standard input is no terminal; `dateline find` prints a list instead.")
    if asked.chosen.driver == "plain" and (sys.stderr is None or not sys.stderr.isatty()):
        raise UsageError("The plain driver draws on standard error, which is no terminal; leave out `--driver plain` or the redirection.")
    from dateline.cli.opening import library_root, today_of
    from dateline.cli.progress import Progress
    from dateline.tui.start import run as open_screen

    root, chosen = library_root(asked.chosen, out.environment), asked.chosen
    with Progress() as progress:
        return open_screen(
            root, today_of(chosen), _query(asked), out.environment, read_only=chosen.read_only, driver=chosen.driver, progress=progress
        )


def _query(asked: Asked) -> str:
    """The query with the settings that options gave, as one string."""
    chosen = asked.chosen
    settings = (
        f"as-of:{chosen.as_of.isoformat()}" if chosen.as_of else "",
        f"limit:{chosen.limit}" if chosen.limit is not None else "",
        f'sort:"{chosen.sort}"' if chosen.sort else "",
    )
    return " ".join(filter(None, (*asked.words, *settings)))
