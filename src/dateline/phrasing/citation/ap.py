"""AP-like source lines: who said it, in which outlet, under which headline, on which day, where it can be read.

AP has no form for references; the days, months and quotation marks are those of its stylebook.
"""

from __future__ import annotations

from dateline.model.shown import Shown, show_line
from dateline.phrasing.citation.cited import Cited
from dateline.phrasing.line.wording import STYLES, day_words

_INNER = str.maketrans({'"': "'", "“": "'", "”": "'", "„": "'", "‘": "'", "’": "'"})
_MARKS = {"?": " (inferred)", "~": " (approximate)", "%": " (approximate, inferred)"}


def ap_line(cited: Cited) -> Shown:
    """One citation as a line, with the record it rests on in brackets."""
    source = cited.source
    author = f"By {show_line(source.author)}, " if source.author else ""
    headline, day = headline_text(source.title), ap_day(source.date) or "undated"
    page = f"{cited.publisher}{f' (quoting {cited.via})' if cited.via else ''}{': ' if headline else ', '}{author}{headline}{' ' if headline else ''}{day}."
    accessed = f"Accessed {ap_day(source.accessed)}." if source.accessed else ""
    archived = f"Archived: {show_line(source.archive)}" if source.archive else ""
    return Shown(" ".join(filter(None, (f"{_speaker(cited)}{page}", show_line(source.url), archived, accessed, f"[{cited.record}]"))))


def ap_day(text: str) -> str:
    """`Jan. 4, 2024`, `Jan. 4, 2024 (inferred)`, `January 2024`; "" without a date."""
    words = day_words(text, STYLES["ap"])
    mark = next((told for sign, told in _MARKS.items() if sign in text), "")
    return words.removeprefix("on ").removeprefix("in ") + (mark if words else "")


def capitalised(text: str) -> Shown:
    """A name at the head of a line: `unnamed officials` as `Unnamed officials`, `teleSUR` as it is."""
    first = text.split(" ", 1)[0]
    return Shown(text[:1].upper() + text[1:] if first.islower() else text)


def headline_text(title: str) -> str:
    """A headline in quotation marks with the comma inside, unless it ends in a mark of its own; "" where there is none."""
    bare = show_line(title).translate(_INNER)
    bare = bare[:-1] if bare.endswith(".") and not bare.endswith("..") else bare
    return f'"{bare}{"" if bare.endswith(("?", "!")) else ","}"' if bare else ""


def said_on(cited: Cited) -> str:
    """The one day on which it was said, as AP writes it; "" where that is not known so exactly."""
    exact = len(cited.said.rstrip("?~%")) >= len("2024-01-04") and "/" not in cited.said
    return ap_day(cited.said) if exact else ""


def _speaker(cited: Cited) -> str:
    if not cited.speakers or (cited.own_page and cited.speakers == cited.publisher):
        return ""
    who, when = capitalised(cited.speakers), said_on(cited)
    comma = "," if "," in who else ""
    return f"{who}{f'{comma} on {when}' if when else ''}, {'in' if cited.own_page else 'quoted by'} "
