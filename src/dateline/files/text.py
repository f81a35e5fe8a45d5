"""Bytes to text: UTF-8 with or without a byte-order mark, LF or CRLF, and no character that hides a line or acts."""

from __future__ import annotations

import re
from itertools import islice

from dateline.files.report import MAX_BEYOND, MAX_BYTES, Report

_RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)")
_PLAIN = b"\n" + bytes(range(0x20, 0x7F))
_FORMATS = (
    (b"\x1f\x8b", "a gzip file"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\xff\xfe", "UTF-16 or UTF-32"),
    (b"\xfe\xff", "UTF-16"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"version https://git-lfs", "a git-lfs pointer, not the file itself: run `git lfs pull`"),
    (b"\x00GITCRYPT", "an encrypted file: unlock it first"),
)


def decode(raw: bytes, report: Report) -> str | None:
    """The text of a file, raw control characters replaced so that reading can go on; None (reported) where it is no text."""
    if len(raw) > MAX_BYTES:
        report.error(0, 0, "file-limit", f"The file has {len(raw):,} bytes; an incident has at most {MAX_BYTES:,}.")
        return None
    for magic, what in _FORMATS:
        if raw.startswith(magic):
            report.error(1, 1, "format", f"This is {what}, no YAML text in UTF-8.")
            return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8").removeprefix("\ufeff")) + 1
        report.error(line, column, "encoding", f"The byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8.")
        return None
    text = text.removeprefix("\ufeff")
    beyond = raw.translate(None, _PLAIN).decode("utf-8").removeprefix("\ufeff")
    if len(beyond) > MAX_BEYOND and (letters := sum(not sign.isascii() for sign in beyond)) > MAX_BEYOND:
        text = f"The file has {letters:,} letters that are not ASCII; an incident has at most {MAX_BEYOND:,}. Shorten it, or split it."
        report.error(0, 0, "letter-limit", text)
        return None
    if beyond.isprintable():  # as nearly every file is; it is quicker than looking for each of the others
        return text
    raw_found = list(islice(_RAW.finditer(text), 20))
    for match in raw_found:
        at = match.start()
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        report.error(line, column, "raw-character", f"The raw character U+{ord(match[0]):04X} stands here; take it out, or write it as an escape.")
    return _RAW.sub("\ufffd", text) if raw_found else text
