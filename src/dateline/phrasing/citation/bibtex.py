"""Citations as BibTeX entries. Fields that old styles do not know (`url`, `urldate`, `date`) are there for biblatex."""

from __future__ import annotations

import re
from urllib.parse import quote

from dateline.model.dates import parse_date
from dateline.model.shown import Shown, show_line
from dateline.phrasing.citation.cited import Cited
from dateline.phrasing.citation.csl import note_text

_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
}
"""BibTeX counts braces even behind a backslash, so that a brace of the text is spelled by its name."""
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPED)) + "]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex_entry(cited: Cited) -> Shown:
    """One `@misc` entry of several lines."""
    source = cited.source
    fields = {
        "author": _whole(source.author or cited.publisher),
        "title": _whole(source.title or "[headline not on record]"),
        "howpublished": _whole(cited.publisher),
        **_date(source.date),
        "url": f"{{{_url(source.url)}}}" if source.url else "",
        "urldate": f"{{{show_line(source.accessed)}}}" if source.accessed else "",
        "note": _text(f"{note_text(cited)}{f'. Archived at {_url(source.archive)}' if source.archive else ''}"),
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return Shown("\n".join((f"@misc{{{cited.key},", *lines, "}")))


def escaped(text: str) -> Shown:
    """Text as LaTeX prints it, on one line; what acts or hides is shown by its code first."""
    return Shown(_SPECIAL.sub(lambda match: _ESCAPED[match[0]], show_line(text)))


def _text(text: str) -> str:
    return f"{{{escaped(text)}}}"


def _whole(text: str) -> str:
    """In two pairs of braces: no style changes its capitals, and no `and` in it parts two names."""
    return f"{{{{{escaped(text)}}}}}"


def _url(url: str) -> str:
    """An address in ASCII and without braces, backslashes or blanks: such fields are printed as they stand."""
    return quote(show_line(url), safe="%/:?#[]@!$&'()*+,;=-._~")


def _date(text: str) -> dict[str, str]:
    """`date` as EDTF for biblatex, year and month for BibTeX; nothing where no year is known."""
    when = parse_date(text, open_ends=True) if text else None
    if when is None or when.earliest is None or when.latest is None:
        return {}
    fields = {"date": f"{{{text}}}", "year": f"{{{when.earliest.year}}}"}
    one_month = (when.earliest.year, when.earliest.month) == (when.latest.year, when.latest.month)
    return fields | ({"month": _MONTHS[when.earliest.month - 1]} if one_month else {})
