"""A draft as words and sentences, every one with its place in the text as it was read.

Markup and typographic marks are *masked*: each character is replaced by exactly one, so that places never move. What a
link points to, code and tags become spaces; other digits become ASCII ones, other dashes and quotes the plain ones.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from dateline.model.folding import fold
from dateline.phrasing.vetting.wordlist import listed

_CHARACTERS = {
    **dict.fromkeys(map(ord, "‘’ʼ′＇"), "'"),
    **dict.fromkeys(map(ord, "“”„«»″"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–−"), "-"),
    **dict.fromkeys(map(ord, "—―"), "—"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t\r\f\v"), " "),
    **dict.fromkeys(map(ord, "\u2028\u2029\x85"), "\n"),
    **dict.fromkeys((*range(9), *range(14, 32), 127), " "),
    ord("،"): ",",
    ord("。"): ".",
    ord("٬"): ",",
}
_MARKUP = re.compile(
    r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|<!--.{0,300}?-->|</?[A-Za-z][^<>\n]{0,300}>|\]\([^()\n]{0,2000}\)|\]\[[^\[\]\n]{0,200}\]|https?://[^\s<>()\"]+|\[\^[^\]\n]{1,40}\]",
    re.DOTALL,
)
_ITEMS = re.compile(r"(?m:^[ ]{0,8}(?:>|[-+•]|\d{1,3}[.)])(?=[ ]))")
_WORD = re.compile(r"[^\W\d_](?:(?:\.[^\W\d_])+\.?|[^\W\d_]*(?:'[^\W\d_]+)*'?)|\d+(?:[.,]\d+)*|[^\s\w*`|\[\]#]")
"""Words (`U.S.` is one), numbers, and marks but for those of Markdown."""
_BREAK = re.compile(
    r"\n(?:[ ]*(?:\n[ \n]*)+|(?<=\*\*\n)|(?=[A-Z][^\n:.!?]{0,30}:[ ])|(?=[ ]{0,8}(?:[-+*•>|]|\#{1,6}|\d{1,3}[.)])[ ]))|\#(?<![^\n]\#)\#{0,5} [^\n]*\n"
)
"""Every alternative begins with a mark of its own: so the search leaps from one to the next."""
_ABBREVIATIONS = listed(
    "jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms dr prof gen col lt maj sgt capt cmdr adm brig rev gov sen rep st mt "
    "no vs etc approx est dept min hon fr sr jr inc co ltd u.s u.k u.n e.g i.e a.m p.m mon tue tues wed thu thur thurs fri sat sun ca"
)


_ENDS = frozenset(".!?…")


LONGEST = 150
"""Tokens of a sentence; what is longer is no prose and is cut, so that no rule looks far."""


class Token(Struct, gc=False):
    """One word (`is_word`), number (`is_figure`: digits) or mark: `text` as masked, `low` folded to compare, places in the draft.

    `owns` where `'s` was cut off.
    """

    text: str
    low: str
    start: int
    end: int
    is_word: bool
    is_figure: bool
    owns: bool = False


class Sentence(Struct):
    """The tokens of one sentence; `paragraph` numbers the block it stands in, `heading` where that is a title.

    `lows` are the words and marks in it, each once: most rules ask of most sentences, and few have what they look for.
    """

    tokens: list[Token]
    lows: frozenset[str]
    paragraph: int
    heading: bool
    first: bool

    @property
    def start(self) -> int:
        """Place of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Place behind its last character."""
        return self.tokens[-1].end


def mask(text: str) -> str:
    """`text` with markup blanked and marks made plain, character for character."""
    plain = text.translate(_CHARACTERS if text.isascii() else _PLAIN)
    return _MARKUP.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), plain)


def _digit(character: str) -> str:
    """Other digits as ASCII, what is invisible as a space, anything else as it is."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return " " if unicodedata.category(character) in ("Cf", "Cc") and character not in "\u200c\u200d" else character


class _Plain(dict[int, str]):
    """`_CHARACTERS` and, worked out when it is first met, what becomes of every other character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = found = character if code < 128 else _digit(character)
        return found


_PLAIN = _Plain(_CHARACTERS)


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a draft in order."""
    plain = mask(text)
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_blocks(plain)):
        block = plain[start:end]
        heading = block.lstrip().startswith("#") or _underlined(block)
        has_items = "\n" in block or not block[0].isalpha()
        body = _ITEMS.sub(lambda m: " " * len(m[0]), block) if has_items else block
        first = True
        for tokens in _split(_tokens(body, start)):
            found.append(Sentence(tokens, frozenset([t.low for t in tokens]), number, heading, first))
            first = False
    return found


def _blocks(plain: str) -> list[tuple[int, int]]:
    """Places of paragraphs, headings and list items."""
    found, start = [], 0
    for match in _BREAK.finditer(plain):
        if match[0].lstrip("\n ").startswith("#"):
            found += [(start, match.start()), (match.start(), match.end())]
        else:
            found.append((start, match.start()))
        start = match.end()
    found.append((start, len(plain)))
    return [(a, b) for a, b in found if plain[a:b].strip()]


def _underlined(block: str) -> bool:
    return "\n" in block and re.search(r"\n[=-]{3,}\s*\Z", block) is not None


def _tokens(body: str, offset: int) -> list[Token]:
    found = []
    for match in _WORD.finditer(body):
        bare, low, is_word, is_figure, owns = _form(match[0])
        start = match.start() + offset
        found.append(Token(bare, low, start, start + len(bare), is_word, is_figure, owns))
    return found


@lru_cache(maxsize=4096)
def _form(text: str) -> tuple[str, str, bool, bool, bool]:
    """What a token is, wherever it stands: `text`, `low`, `is_word`, `is_figure`, `owns`."""
    if not text[0].isalpha():
        return text, text, False, text[0].isdecimal(), False
    owns = False
    bare = text.rstrip("'")
    if bare.endswith(("'s", "'S")):
        bare, owns = bare[:-2], True
    elif bare != text:
        owns = bare[-1] in "sS"
    low = bare.lower().replace("'", "") if bare.isascii() else fold(bare).replace(" ", "")
    return bare, low.replace(".", ""), True, False, owns


def _split(tokens: list[Token]) -> list[list[Token]]:
    """Tokens cut at the ends of sentences."""
    found: list[list[Token]] = []
    start = 0
    for place in [n for n, token in enumerate(tokens) if token.text in _ENDS]:
        if _ends(tokens, place):
            stop = place + 1
            while stop < len(tokens) and tokens[stop].text in "\"')" and tokens[stop].start == tokens[stop - 1].end:
                stop += 1
            if stop > start:
                found.append(tokens[start:stop])
                start = stop
    if start < len(tokens):
        found.append(tokens[start:])
    if len(tokens) > LONGEST:
        found = [sentence[at : at + LONGEST] for sentence in found for at in range(0, len(sentence), LONGEST)]
    return [sentence for sentence in found if any(t.is_word or t.is_figure for t in sentence)]


def _ends(tokens: list[Token], place: int) -> bool:
    """Whether the mark at `place` ends a sentence: not behind an abbreviation or initial, and a new one begins."""
    if place + 1 >= len(tokens):
        return True
    before, after = tokens[place - 1] if place else None, tokens[place + 1]
    if after.start == tokens[place].end and after.text not in "\"')":
        return False
    if tokens[place].text == "." and before is not None and before.end == tokens[place].start:
        name = before.text.lower()
        if (name in _ABBREVIATIONS and (name not in ("sat", "sun", "mar", "no", "co", "fr") or before.text[0].isupper())) or (
            len(name) == 1 and before.text.isupper()
        ):
            return name in ("am", "pm") and after.text[:1].isupper()
    first = next((t for t in tokens[place + 1 : place + 4] if t.text not in "\"'()"), None)
    return first is None or not first.is_word or not first.text[0].islower()
