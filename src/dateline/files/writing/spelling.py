"""A text as a YAML scalar that reads back as exactly that text: here, and with readers that guess types.

Plain where no reader could take it for anything else; in double quotes otherwise, with escapes for what cannot be seen.
"""

from __future__ import annotations

import re

from dateline.model.fields import Rule
from dateline.model.shown import hidden_characters

_CONTROL = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
_SHORT = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`~=<")
_GUESSED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that YAML 1.1 or 1.2 takes for a truth value or nothing."""
_NUMBERISH = re.compile(r"[-+.]?[0-9][0-9_.,:eExXoObBa-fA-F+-]*|\.(?:inf|nan)", re.IGNORECASE)
_NUMBER = re.compile(r"0|[1-9][0-9]{0,14}(?:\.[0-9]*[1-9])?")
_FIGURE = re.compile(r"~?[1-9][0-9]*(?:-[0-9]+)?|0")


def spelled(text: str, rule: Rule, *, flow: bool) -> str:
    """`text` as a scalar of a field with `rule`; `flow` where it stands between brackets or braces.

    Raises ValueError where it cannot stand in a file at all.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("This text is not UTF-8.")
    return text if _is_plain(text, rule, flow=flow) else _quoted(text)


def folded(text: str, indent: int, width: int) -> list[str] | None:
    """`text` as lines of a folded block scalar (`>-`), or None where it has no such form."""
    if not re.fullmatch(r"[^\s]+(?: [^\s]+)*", text) or _CONTROL.search(text) or _hidden(text):
        return None
    lines, line = list[str](), ""
    for word in text.split(" "):
        if line and indent + len(line) + 1 + len(word) > width:
            lines.append(" " * indent + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, " " * indent + line]


def _is_plain(text: str, rule: Rule, *, flow: bool) -> bool:
    if rule.form in ("count", "value") and _FIGURE.fullmatch(text):
        return True
    if not text or text != text.strip() or text[0] in _INDICATORS or text.startswith("..."):
        return False
    if ": " in text or " #" in text or text.endswith(":") or _CONTROL.search(text) or _hidden(text):
        return False
    if flow and any(letter in ",[]{}" for letter in text):
        return False
    if rule.form == "flag":
        return True
    if text.lower() in _GUESSED:
        return False
    return rule.form not in ("text", "value") or not _NUMBERISH.fullmatch(text) or bool(_NUMBER.fullmatch(text))


def _hidden(text: str) -> set[int]:
    """Places of characters that cannot be seen: they are written by code, so that a person who opens the file sees them."""
    return {place for place, code in hidden_characters(text, len(text)) if code.startswith("U+")}


def _quoted(text: str) -> str:
    hidden = _hidden(text)
    return '"' + "".join(_escape(letter, hidden=place in hidden) for place, letter in enumerate(text)) + '"'


def _escape(letter: str, *, hidden: bool) -> str:
    if letter in _SHORT:
        return _SHORT[letter]
    if not hidden and not _CONTROL.match(letter):
        return letter
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
