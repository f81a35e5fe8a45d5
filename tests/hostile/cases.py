"""Hostile incident files, made here: each valid but for one attack, with what is to become of it.

`FILLED` holds `§` in every field of free text, so that one payload is tried in all of them at once.
"""

from __future__ import annotations

import gzip

from msgspec import Struct

MARK = "§"
FILLED = """\
title: §
date: 2024-02-05
time: 15:00+03:30
place: {name: §, site: §, province: §, country: IR, lat: 30.28, lon: 57.08, precision: town}
kind: [bombing]
target: §
target_kind: [public-gathering]
status: settled
checked: 2024-02-20
aka: [§]
tags: [§]
summary: §
actors:
  police: {name: §, title: §, kind: organisation, role: [investigator], aka: [§], note: §}
  hospital: {name: City hospital, kind: organisation, role: [responder]}
  cell: {name: §, kind: group, role: [suspect]}
sources:
  wire: {publisher: §, title: §, author: §, date: 2024-02-05, lang: en, kind: wire, via: [§], url: https://wire.example.org/three, note: §}
  paper: {publisher: Example Daily, title: Hospital counts, date: 2024-02-06, kind: newspaper}
claims:
  killed:
    - {id: k1, value: 3, by: police, said: 2024-02-05, source: wire, verb: says, why: §, at: §, note: §, quote: §}
    - {id: k2, value: 4, by: hospital, said: 2024-02-06, source: paper, scope: §}
  cell.nationality:
    - {value: §, by: police, said: 2024-02-05, source: wire}
  attribution:
    - {actor: cell, by: police, said: 2024-02-06, source: paper, verb: blames, note: §}
actions:
  - {id: a1, kind: arrest, count: 2, of: §, what: §, place: §, outcome: §, against: cell, date: 2024-02-06, by: police, said: 2024-02-06, source: paper, note: §}
assessments:
  - {text: §, by: hospital, said: 2024-02-06, source: paper, likelihood: likely, confidence: moderate, note: §}
related:
  - {incident: 2024-02-05-honest-bombing, relation: same-group, note: §}
questions:
  - {text: §, since: 2024-02-05, note: §}
published:
  - {date: 2024-02-07, story: §, used: [k1]}
"""
HONEST = FILLED.replace("2024-02-05-honest-bombing", "2024-01-01-other-bombing").replace(MARK, "plain words")
HONEST_ID, HOSTILE_ID = "2024-02-05-honest-bombing", "2024-02-05-hostile-bombing"

ACTING = {
    "colour": "\x1b[31mred\x1b[0m",
    "clipboard": "\x1b]52;c;aG9zdGlsZQ==\x07",
    "clipboard, string terminator": "\x1b]52;c;aG9zdGlsZQ==\x1b\\",
    "window title": "\x1b]2;HOSTILE\x07",
    "link": "\x1b]8;;http://lie.example\x1b\\bbc.co.uk\x1b]8;;\x1b\\",
    "sixel": "\x1bPq#0;2;0;0;0#0~~\x1b\\",
    "kitty picture": "\x1b_Gf=100,a=T;AAAA\x1b\\",
    "status query": "\x1b[6n\x1b[c\x1b[>q",
    "reset": "\x1bc",
    "other screen": "\x1b[?1049h\x1b[2J\x1b[HPassword:",
    "8-bit sequences": "\x9b31mred\x9d2;HOSTILE\x9c\x90\x9e\x9f",
    "overstrike": "guilty\b\b\b\b\b\b      ",
    "shifts and feeds": "a\x0e\x0f\x0b\x0c\x07\x7f",
    "carriage return": "settled\rdenied",
    "NUL": "a\x00b",
    "override": "\u202egnp.exe\u202c",
    "isolates": "\u2066left\u2067right\u2069",
    "line separators": "one\u2028two\u2029three",
    "tag characters": "flag\U000e0041\U000e0042\U000e007f",
    "zero width": "Is\u200blamic\u2060 St\u00adate\ufeff",
    "joiner between Latin letters": "pay\u200dpal",
    "private use": "\ue000\U000f0000",
    "variations": "a\ufe0fb\U000e0100",
    "fillers": "a\u3164\u115f\uffa0b",
    "annotations": "\ufff9base\ufffaruby\ufffb",
    "marks without end": "a" + "\u0301" * 500,
}
"""Text that acts on a terminal, hides, or re-orders its line."""
SEEN = {
    "markup action": "[@click=app.quit]press[/]",
    "markup closes": "[/]",
    "markup closes a name": "[/bold] x",
    "markup half": "x[/",
    "markup link": '[link="http://lie.example"]bbc[/link]',
    "markup that deletes": "[alleged] bomber [sic]",
    "markup style": "[bold red on blue]ERROR[/bold red on blue]",
    "backslashes": "\\[b]\\\\[/b]",
    "rich emoji": ":bomb: :skull:",
    "templates": "$title ${x} {0} {x!r} %s %(a)s {{x}}",
    "formula": "=1+1",
    "formula with a command": "+cmd|'/c calc'!A1",
    "formula, full width": "＝HYPERLINK(1)",
    "html": "<img src=x onerror=alert(1)><!-- ",
    "markdown": "![x](http://lie.example/t.png) [y](javascript:alert(1)) ``` |",
    "bibtex": "Title}, author={Somebody Else}, x={",
    "shell": "$(touch HOSTILE) `touch HOSTILE`; touch HOSTILE",
    "path": "../../../../etc/passwd",
    "option": "--library=/etc",
    "query": "country:IR OR (killed:1.. -title:x",
    "signs of any script for digits": "² ③ 𝟗 ٣ ۴ Ⅷ 十 84² 3٬000",
    "TeX": "\\input{/etc/passwd} \\write18{touch HOSTILE} ^^5cinput % \\end{document}",
    "wide": "漢" * 300,
    "combining first": "\u0301lead",
    "Persian": "می‌خواهم سلیمانی",
    "Hindi": "क्‍ष",
}
"""Text in which no character acts or hides: it is shown and kept to the letter."""


NAMES = (
    b"a\nb",
    b"\x1b]0;HOSTILE\x07x",
    "\u202elmay".encode(),
    b"\xff\xfe",
    b"--today=2024-01-01",
    b"--help",
    b"$(touch HOSTILE)",
    b"[@click=app.quit]x[",
    b"<img src=x>",
    b"a" * 249,
    b"..",
    b"con",
)
"""Stems of files that no library has: bytes, since not all are text."""


class Refused(Struct, frozen=True):
    """A file that `check` refuses with this rule at this line (0: the file as a whole)."""

    name: str
    raw: bytes
    rule: str
    line: int


def quoted(text: str) -> str:
    """A text as a double-quoted YAML scalar, with escapes for what may not stand raw."""
    out = ""
    for character in text:
        code = ord(character)
        if character in '\\"':
            out += f"\\{character}"
        elif character.isprintable() or (0xA0 <= code <= 0xFFFF and not 0xD800 <= code <= 0xDFFF and code not in (0x2028, 0x2029)):
            out += character if character.isprintable() else f"\\u{code:04x}"
        else:
            out += f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return f'"{out}"'


def filled(text: str) -> bytes:
    """The file with a text in every field of free text."""
    return FILLED.replace(MARK, quoted(text)).encode()


def _honest(old: str, new: str) -> bytes:
    """The file with plain words, changed in one place."""
    assert old in HONEST, old
    return HONEST.replace(old, new, 1).encode()


def _line(text: str) -> int:
    return HONEST[: HONEST.index(text)].count("\n") + 1


_END = HONEST.count("\n") + 1
_UNKNOWN = "\x1b]0;HOSTILE\x07"
REFUSED = (
    Refused("a raw escape", _honest("title: plain words", "title: a\x1b[31mb"), "raw-character", 1),
    Refused("a raw C1", _honest("title: plain words", "title: a\u009bb"), "raw-character", 1),
    Refused("a raw escape in a comment", HONEST.encode() + b"# a\x1b]0;HOSTILE\x07\n", "raw-character", _END),
    Refused("a hidden line", _honest("title: plain words", "title: plain\u2028status: retracted"), "raw-character", 1),
    Refused("a carriage return", _honest("title: plain words", "title: plain\rstatus: retracted"), "raw-character", 1),
    Refused("Latin-1", _honest("title: plain words", "title: caf\u00e9").replace("é".encode(), b"\xe9"), "encoding", 1),
    Refused("a surrogate", _honest("title: plain words", "title: x").replace(b"title: x", b"title: \xed\xa0\x80"), "encoding", 1),
    Refused("UTF-16", HONEST.encode("utf-16"), "format", 1),
    Refused("UTF-16 without a mark", HONEST.encode("utf-16-le"), "raw-character", 1),
    Refused("compressed", gzip.compress(HONEST.encode(), mtime=0), "format", 1),
    Refused("escape in a country", _honest("country: IR", f"country: {quoted(_UNKNOWN)}"), "country", _line("country: IR")),
    Refused("escape in a kind", _honest("kind: [bombing]", f"kind: [{quoted(_UNKNOWN)}]"), "kind", _line("kind: [bombing]")),
    Refused("escape in a key", HONEST.encode() + f"{quoted(_UNKNOWN)}: x\n".encode(), "unknown-key", _END),
    Refused("a Cyrillic letter in a key", _honest("status: settled", "st\u0430tus: settled"), "unknown-key", _line("status: settled")),
    Refused("a key twice", HONEST.encode() + b"status: settled\n", "duplicate-key", _END),
    Refused("an anchor", _honest("title: plain words", "title: &a plain words"), "anchor", 1),
    Refused("a tag", _honest("title: plain words", "title: !!python/object/apply:os.system [x]"), "tag", 1),
    Refused("a merge key", HONEST.encode() + b"<<: {status: settled}\n", "unknown-key", _END),
    Refused("two documents", HONEST.encode() + b"---\nx: y\n", "document", _END),
    Refused("conflict markers", HONEST.encode() + b"<<<<<<< HEAD\ntags: [a]\n=======\ntags: [b]\n>>>>>>> other\n", "syntax", _END + 1),
    Refused("brackets without end", b"[" * 60_000, "syntax", 1),
    Refused("braces without end", b"{" * 60_000, "syntax", 1),
    Refused("a long text", _honest("summary: plain words", "summary: " + "x" * 10_001), "text-limit", _line("summary:")),
    Refused("many values", HONEST.encode() + b"x:\n" + b"- y\n" * 20_000, "node-limit", 19787),
    Refused("a mapping for a title", _honest("title: plain words", "title: {x: y}"), "type", 1),
    Refused("no such day", _honest("date: 2024-02-05\ntime", "date: 2024-02-30\ntime"), "date", 2),
    Refused("a script for an address", _honest("https://wire.example.org/three", "javascript:alert(1)"), "url", _line("  wire:")),
    Refused("a folder for an address", _honest("https://wire.example.org/three", "file:///etc/passwd"), "url", _line("  wire:")),
    Refused("an option for an address", _honest("https://wire.example.org/three", "--remote=http://x"), "url", _line("  wire:")),
    Refused("an endless replacement", _honest("{id: k1, value: 3,", "{id: k1, replaces: k1, value: 3,"), "circle", _line("    - {id: k1")),
    Refused("a speaker who is not there", _honest("value: 4, by: hospital", "value: 4, by: nobody"), "reference", _line("    - {id: k2")),
    Refused("a body within itself", _honest("{name: City hospital,", "{name: City hospital, part_of: hospital,"), "circle", _line("  hospital:")),
    Refused("a number without end", _honest("value: 4,", "value: " + "9" * 400 + ","), "count", _line("    - {id: k2")),
)
