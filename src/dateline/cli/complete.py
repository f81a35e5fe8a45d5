"""What could stand where the cursor is, a line each, with its meaning behind a tab. For the scripts of `dateline completion`.

    dateline complete -- words find act
    dateline complete -- words show ker
    dateline complete -- bash 'dateline line kerman ki' ' :='

`words` is followed by the words behind `dateline`, the last of which is completed and may be empty. `bash` is followed by the
command line up to the cursor and by $COMP_WORDBREAKS: what stands before the last of these is left out, as bash keeps it.
The one line `:paths` says that a path belongs there. It asks the index alone: no file of the library is read.

Exit 0 where something fits, 1 where nothing does.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.completing import complete
from dateline.cli.opening import library_root, today_of
from dateline.cli.output import Output
from dateline.errors import UsageError
from dateline.library.session import Session, open_as_indexed
from dateline.model.shown import Shown

PATHS = Shown(":paths")


def run(asked: Asked, out: Output) -> int:
    """Print what fits."""
    protocol, *words = asked.words or ("",)
    if protocol == "bash" and len(words) == 2:
        (_, *words), kept = split_line(*words)
    elif protocol == "words":
        kept = 0
    else:
        raise UsageError("`dateline complete` is asked by the scripts of `dateline completion`.")

    def opener(library: str | None) -> Session:
        if library is not None:
            asked.chosen.library = library
        return open_as_indexed(library_root(asked.chosen, out.environment), today_of(asked.chosen), out.environment)

    done = complete(words or [""], opener)
    if done.paths:
        out.line(PATHS)
    for one in done.found:
        out.line(Shown(f"{one.value[kept:]}\t{one.meaning}" if one.meaning else one.value[kept:]))
    return 0 if done.found or done.paths else 1


def split_line(line: str, breaks: str) -> tuple[list[str], int]:
    """The words of a line of a shell, without their quotes, the last as far as it is typed; how much of that bash keeps.

    What stands before the last break, or before a quotation mark that is still open, is not replaced by what is completed.
    """
    words, word, quote, kept, escaped, inside = list[str](), "", "", 0, False, False
    for character in line:
        if escaped:
            word, escaped = word + character, False
        elif character == "\\" and quote != "'":
            escaped = inside = True
        elif quote:
            if character == quote:
                quote = ""
            else:
                word += character
        elif character in "'\"":
            quote, inside, kept = character, True, len(word)
        elif character.isspace():
            if inside:
                words.append(word)
            word, kept, inside = "", 0, False
        else:
            word, inside = word + character, True
            kept = len(word) if character in breaks else kept
    return [*words, word], kept
