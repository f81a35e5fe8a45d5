"""Open an incident file in your editor, at a claim, source, action or actor if you name one.

    dateline edit kerman
    dateline edit kerman k84
    dateline edit kerman killed
    dateline edit names.yaml

The editor is $VISUAL, else $EDITOR. It works on a copy; when it is closed the copy is read, and only if it has no
problem does it replace the file. Otherwise the problems are told, and you choose: edit again, keep it as it is (the
file then has problems and is not shown until they are mended), or throw it away. Where no terminal can ask, a copy with
new problems is refused. A file that somebody else changed meanwhile is not overwritten; your copy is then kept.

Exit 0 where it is written or nothing was changed, 1 where it was refused or thrown away, 2 where there is no editor.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.asking import choose
from dateline.cli.editor import editor_command, open_editor
from dateline.cli.opening import note_broken_names, open_library
from dateline.cli.output import Output, can_ask, note
from dateline.cli.refusing import may_write, tell_problems
from dateline.errors import DatelineError, NotFoundError, UsageError
from dateline.library.disk import RefusedError
from dateline.library.edit import Draft, file_of, line_of
from dateline.library.session import Session
from dateline.library.write import check, names_of, read_current, refuse_shipped
from dateline.model.shown import Shown, show_line

_CHOICES = "[e]dit again, [k]eep it with its problems, or [t]hrow away what you wrote? "


def run(asked: Asked, out: Output) -> int:
    """Edit the file that the words name."""
    may_write(asked)
    if not asked.words:
        raise UsageError("Name an incident: `dateline edit kerman`. `dateline find` lists them.")
    command = editor_command(out.environment)
    session = open_library(asked.chosen, out.environment)
    note_broken_names(session)
    refuse_shipped(session.root)
    name, line = _meant(session, asked.words)
    old = read_current(session.root / name)
    draft = Draft(session, name, old, out.environment)
    try:
        new = _edited(session, name, old, draft, (command, line), out)
        if new is not None and new != old:
            draft.take(new)
    except DatelineError as error:
        if draft.holds(old):
            draft.discard()
            raise
        note(str(error))
        note(draft.kept)
        return error.exit_code
    draft.discard()
    if new is None:
        note("Thrown away; the file is as it was.")
        return 1
    if new == old:
        note("Nothing was changed.")
    else:
        out.line(Shown(f"{show_line(name)}: written"))
    return 0


def _meant(session: Session, words: tuple[str, ...]) -> tuple[str, int]:
    """The file and the line: all words name it, or all but the last, which then names what stands in it."""
    try:
        return file_of(session, " ".join(words))[0], 1
    except NotFoundError:
        if len(words) == 1:
            raise
    name, incident = file_of(session, " ".join(words[:-1]))
    if incident is None:
        return name, 1
    return name, line_of(incident, words[-1])


def _edited(session: Session, name: str, old: bytes, draft: Draft, how: tuple[list[str], int], out: Output) -> bytes | None:
    """What the editor made of the copy, once it may count; None where it is thrown away. Raises RefusedError."""
    names = names_of(session)
    while True:
        code = open_editor(how[0], draft.path, how[1], out.environment)
        new = draft.read()
        if new == old:
            return new
        if code:
            raise RefusedError(f"The editor ended with exit code {code}, so nothing was written.")
        checked = check(session, name, old, new, names)
        errors = [problem for problem in checked.problems if problem.severity == "error"]
        tell_problems((*errors, *checked.new_warnings))
        if not errors or (not can_ask() and not checked.new_errors):
            return new
        match choose(_CHOICES, "ekt") if can_ask() else "":
            case "e":
                how = how[0], errors[0].line
            case "k":
                return new
            case "t":
                return None
            case _:
                raise RefusedError("Nothing was written: the file would have a problem.")
