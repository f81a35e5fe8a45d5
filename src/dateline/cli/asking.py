"""Asking a person on a terminal for what a command line left out, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.cli.output import answer, note
from dateline.errors import UsageError
from dateline.model.fields import Field
from dateline.model.shown import Shown, show_line
from dateline.model.vocabulary import VOCABULARIES

MOST_TOLD = 12
"""Ids that a question lists, the likeliest; `?` lists them all."""


def ask(field: Field, known: Mapping[str, str], check: Callable[[str], None]) -> tuple[str, ...]:
    """Ask for a field until its value is right; several, with commas, where it takes several ids or words.

    `known` are the ids it may name and what each is. Raises UsageError where the input ends.
    """
    choices = dict(known) or (dict(VOCABULARIES[field.rule.words]) if field.rule.words else {})
    question = f"{field.key.replace('_', ' ')} - {field.rule.doc}{_told(choices)}: "
    while True:
        typed = answer(question)
        if typed is None:
            raise UsageError("The input ended; nothing was written.")
        if typed.strip() == "?" and choices:
            note("\n".join(f"  {key}  {show_line(meaning, 60)}".rstrip() for key, meaning in choices.items()))
            continue
        values = split_values(field, typed.strip())
        try:
            if not values:
                raise ValueError("This is needed; Ctrl-C gives up, and nothing is written.")  # noqa: TRY301 (told like the others)
            for value in values:
                check(value)
        except ValueError as error:
            note(str(error))
            continue
        return values


def choose(question: str, letters: str) -> str:
    """Ask for one of `letters`; "" where the input ends."""
    while True:
        typed = answer(question)
        if typed is None:
            return ""
        letter = typed.strip().lower()[:1]
        if letter and letter in letters:
            return letter


def split_values(field: Field, text: str) -> tuple[str, ...]:
    """The values in one text: at commas where the field takes several ids or words, which hold none."""
    parts = text.split(",") if takes_commas(field) else [text]
    return tuple(part.strip() if takes_commas(field) else part for part in parts if part.strip())


def takes_commas(field: Field) -> bool:
    """Whether several values may stand in one text with commas: ids and words of a vocabulary hold none, plain text may."""
    return field.many and (field.rule.form == "word" or (field.rule.form == "ref" and not field.rule.plain))


def _told(choices: Mapping[str, str]) -> Shown:
    if not choices:
        return Shown("")
    first = ", ".join(show_line(key) for key in list(choices)[:MOST_TOLD])
    more = len(choices) - MOST_TOLD
    return Shown(f" [{first}{f' and {more} more, ? lists them' if more > 0 else ''}]")
