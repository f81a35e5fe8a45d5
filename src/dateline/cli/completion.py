"""A script that completes ids, actors, fields, values, options, commands and topics while you type.

    dateline completion bash
    dateline completion zsh
    dateline completion fish > ~/.config/fish/completions/dateline.fish

For bash and zsh put the line into ~/.bashrc, or into ~/.zshrc behind `compinit`:

    source <(dateline completion bash)
    source <(dateline completion zsh)

Then TAB completes:

    dateline find act<TAB>           the fields actor: and action:
    dateline find actor:isis<TAB>    every actor whose id begins so, else whose name or spelling does
    dateline show ker<TAB>           the incident
    dateline line kerman ki<TAB>     the points of that incident
    dateline cite kerman xin<TAB>    its sources, claims and actions
    dateline add kerman claim --ver<TAB>

The script asks dateline itself at every TAB, so it need not be made again when the library or the program changes. It
reads the index alone, which is brought up to date whenever a command runs, and suggests nothing that is held.

With `--json`: `{version, shell, text}`.
"""

from __future__ import annotations

from importlib.resources import files

from dateline.cli.arguments import Asked
from dateline.cli.completing import SHELLS
from dateline.cli.output import Output
from dateline.cli.shapes import VERSION
from dateline.errors import UsageError
from dateline.model.shown import quoted, show


def run(asked: Asked, out: Output) -> int:
    """Print the script for a shell."""
    if len(asked.words) != 1 or asked.words[0] not in SHELLS:
        wrong = f"{quoted(' '.join(asked.words))} is none I know. " if asked.words else ""
        raise UsageError(f"{wrong}Name the shell: `dateline completion {'|'.join(SHELLS)}`.")
    shell = asked.words[0]
    text = files("dateline").joinpath("data", f"completion.{shell}").read_text("utf-8").rstrip("\n")
    if asked.chosen.json:
        out.json({"version": VERSION, "shell": shell, "text": text})
    else:
        out.line(show(text))
    return 0
