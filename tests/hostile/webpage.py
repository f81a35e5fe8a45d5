"""An exported page, taken apart as a browser would: nothing may stand in it but what is listed here."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

_TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "nav",
        "ul",
        "li",
        "a",
        "article",
        "p",
        "strong",
        "cite",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "br",
        "footer",
    ]
)
_EMPTY = frozenset(("meta", "br"))
_VALUES = {
    "lang": r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*",
    "charset": "utf-8",
    "http-equiv": "Content-Security-Policy",
    "name": "referrer|viewport|color-scheme",
    "content": r"[\w ,='+/;-]+",
    "class": "[a-z]+",
    "id": "[a-z0-9-]+",
    "href": r"#[a-z0-9-]+|https?://[^\s\"<>]+",
    "rel": "noreferrer noopener",
    "dir": "auto",
    "role": "note",
    "scope": "col|row",
    "colspan": "3",
    "aria-label": "Incidents",
}
"""Attribute -> what may be its value; there is no other."""


class WebPage(HTMLParser):
    """Parses a page at once; raises AssertionError at the first thing that is not listed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.text = ""
        self.style = ""
        self.policy: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.open == []
        assert page.encode().index(b'<meta charset="utf-8">') < 100
        assert self.tags.index("meta") < self.tags.index("title") < self.tags.index("style")
        digest = base64.b64encode(hashlib.sha256(self.style.encode()).digest()).decode()
        assert self.policy == {"default-src": "'none'", "style-src": f"'sha256-{digest}'", "base-uri": "'none'", "form-action": "'none'"}
        assert not re.search(r"url\(|@import|@font-face|://|expression|\\", self.style)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only what is listed, each attribute with a value of its own kind."""
        assert tag in _TAGS, tag
        for name, value in attrs:
            assert re.fullmatch(_VALUES.get(name, "(?!)"), value or "", re.ASCII), (tag, name, value)
        found = dict(attrs)
        if found.get("http-equiv"):
            assert "style" not in self.tags
            self.policy = dict(part.strip().split(" ", 1) for part in (found["content"] or "").split(";"))
        if tag == "a":
            assert (found["href"] or "").startswith("#") or found["rel"] == "noreferrer noopener"
            self.links.append((found["href"] or "", ""))
        self.tags.append(tag)
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """What was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, text: str) -> None:
        """Text is kept, so that one can see that it is all there."""
        if self.open and self.open[-1] == "style":
            self.style += text
        else:
            self.text += text
        if self.open and self.open[-1] == "a":
            self.links[-1] = (self.links[-1][0], self.links[-1][1] + text)

    def handle_comment(self, data: str) -> None:
        """There is none."""
        raise AssertionError(data)

    handle_pi = unknown_decl = handle_comment

    def handle_decl(self, decl: str) -> None:
        """The one that says it is HTML, at the top."""
        assert (decl, self.tags) == ("DOCTYPE html", [])
