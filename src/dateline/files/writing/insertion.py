"""Putting a record into the text of a file: where it goes, in the style of its neighbours, and the proof that nothing else changed."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from dateline.files.events import Mapping, Node, Scalar, Sequence
from dateline.files.nodes import parse_nodes
from dateline.files.report import Report
from dateline.files.text import decode
from dateline.files.writing.layout import Laid, lay_out
from dateline.files.writing.records import Style, Values, entry_lines, flow_record, written
from dateline.model.fields import Record, fields_of
from dateline.model.incident import Incident


class Addition(Struct, frozen=True, kw_only=True):
    """A record to be added: `path` names the list or map, as ("claims", "killed") or ("sources",); a map wants its `key`.

    `place` is the number it gets in a list; None puts it at the end.
    """

    record: type[Record]
    values: Values
    path: tuple[str, ...]
    key: str = ""
    place: int | None = None


class Inserted(Struct, frozen=True):
    """The new file; the text put in begins at byte `start` and the record at `line` (from 1) with these `lines`."""

    raw: bytes
    start: int
    length: int
    line: int
    lines: tuple[str, ...]


def insert(raw: bytes, addition: Addition) -> Inserted:
    """`raw` with the record put in. Raises ValueError with a sentence where the file cannot take it."""
    report = Report("")
    text = decode(raw, report)
    before = parse_nodes(text, report) if text is not None else None
    if text is None or before is None:
        raise ValueError("The file is not YAML as it stands, so nothing can be added; mend it first with `dateline edit`.")
    at, put = _placed(text, lay_out(text), addition)
    whole = raw.decode("utf-8")
    at += len(whole) - len(text)  # the byte-order mark
    start, added = len(whole[:at].encode()), put.encode()
    inserted = raw[:start] + added + raw[start:]
    after = decode(inserted, report)
    tree = parse_nodes(after, report) if after is not None else None
    if tree is None or _plain(tree) != _with(_plain(before), addition.path, addition):
        raise ValueError("The record cannot be put into this file without changing the rest of it; use `dateline edit`.")
    blank = len(put) - len(put.lstrip("\r\n"))
    line = whole.count("\n", 0, at) + 1 + put.count("\n", 0, blank)
    lines = put.strip("\r\n").removeprefix(", ").removesuffix(", ").splitlines()
    return Inserted(inserted, start, len(added), line, tuple(lines))


def _placed(text: str, root: Laid, addition: Addition) -> tuple[int, str]:
    """The offset at which something is put in, and what."""
    holder, owner = root, None
    ahead = list(addition.path)
    while ahead and holder.kind == "mapping":
        number = holder.at(ahead[0])
        if number < 0:
            return _new_pair(text, root, holder, ahead, addition)
        owner, child = holder.keys[number], holder.items[number]
        ahead.pop(0)
        if child.empty and not holder.flow:
            lines = _below(ahead, addition, owner.column, Style())
            return _lines_at(text, _after(text, child.end), lines)
        holder = child
    if ahead or holder.kind != ("mapping" if addition.key else "sequence"):
        raise ValueError(f"`{'.'.join(addition.path)}` has another form in this file than it should; mend it first with `dateline edit`.")
    place = len(holder.items) if addition.place is None else min(addition.place, len(holder.items))
    if holder.flow:
        entry = flow_record(addition.record, addition.values)
        return _in_flow(holder, f"{addition.key}: {entry}" if addition.key else entry, place)
    style = _style(holder, place)
    lines = entry_lines(addition.record, addition.values, holder.column, style, addition.key)
    return _lines_at(text, _spot(text, holder, owner, place), ["", *lines] if _apart(text, holder, place) else lines)


def _new_pair(text: str, root: Laid, holder: Laid, ahead: list[str], addition: Addition) -> tuple[int, str]:
    """A section or a point that the file does not have yet."""
    if holder.flow:
        entry = flow_record(addition.record, addition.values)
        entry = f"{{{addition.key}: {entry}}}" if addition.key else f"[{entry}]"
        for name in reversed(ahead[1:]):
            entry = f"{{{name}: {entry}}}"
        return _in_flow(holder, f"{ahead[0]}: {entry}", len(holder.items))
    if holder is not root:
        last = holder.items[-1]
        style = Style() if last.flow or last.kind != "sequence" else _style(last, len(last.items))
        step = last.column - holder.column if last.kind == "sequence" and not last.flow else 2
        lines = _below(ahead[1:], addition, holder.column, style, step=step)
        spot = _spot(text, holder, None, len(holder.items))
        lines = [f"{' ' * holder.column}{ahead[0]}:", *lines]
        return _lines_at(text, spot, ["", *lines] if _apart(text, holder, len(holder.items)) else lines)
    order = list(fields_of(Incident))
    place = max(
        (n for n, key in enumerate(root.keys, 1) if key.text in order and order.index(key.text) < order.index(ahead[0])), default=len(root.keys)
    )
    sections = [key for key, item in zip(root.keys, root.items, strict=True) if item.kind != "scalar" and not item.flow and key.text != "place"]
    blank = not sections or any(_apart(text, root, n + 1) for n in range(1, len(root.items)))
    lines = [f"{' ' * root.column}{ahead[0]}:", *_below(ahead[1:], addition, root.column, Style())]
    return _lines_at(text, _spot(text, root, None, place), ["", *lines] if blank else lines)


def _below(ahead: list[str], addition: Addition, column: int, style: Style, *, step: int = 2) -> list[str]:
    """The lines below a key at `column`: the rest of the path, then the record."""
    lines: list[str] = []
    for name in ahead:
        column += 2
        lines.append(f"{' ' * column}{name}:")
    return lines + entry_lines(addition.record, addition.values, column + step, style, addition.key)


def _style(holder: Laid, place: int) -> Style:
    """The indentation of the entry before the place, else of the one behind it; braces where the list has any."""
    entry = holder.items[max(place - 1, 0)]
    flow = any(item.flow for item in holder.items)
    if holder.kind == "mapping":
        blocks = [item.column - key.column for key, item in zip(holder.keys, holder.items, strict=True) if item.kind == "mapping" and not item.flow]
        return Style(flow=flow, step=max(1, blocks[-1]) if blocks else 2)
    dash = entry.column - holder.column
    return Style(flow=flow, dash=dash if 2 <= dash <= 8 else 2)


def _in_flow(holder: Laid, entry: str, place: int) -> tuple[int, str]:
    if place:
        return holder.items[place - 1].end, f", {entry}"
    return holder.start + 1, f"{entry}, " if holder.items else entry


def _spot(text: str, holder: Laid, owner: Laid | None, place: int) -> int:
    """The begin of a line: below the entry before the place and the comments that belong to it."""
    if not place:
        return _after(text, owner.end if owner else 0)
    last = place == len(holder.items)
    indentless = owner is not None and owner.column == holder.column
    least = holder.column + (0 if last and not indentless else 1)
    at = _after(text, holder.items[place - 1].end)
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line = text[at:end]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) < least:
            break
        at = end
    return at


def _apart(text: str, holder: Laid, place: int) -> bool:
    """Whether a blank line parts the entry before the place from the one before that."""
    if place < 2 or place > len(holder.items):
        return False
    following = holder.keys[place - 1] if holder.kind == "mapping" else holder.items[place - 1]
    between = text[_after(text, holder.items[place - 2].end) : following.start]
    return any(not line.strip() for line in between.split("\n")[:-1])


def _after(text: str, end: int) -> int:
    """The begin of the line behind a node that ends at offset `end`; `end` itself where that begins a line already."""
    if end and text[end - 1] == "\n":
        return end
    return text.find("\n", end) + 1 or len(text)


def _lines_at(text: str, at: int, lines: list[str]) -> tuple[int, str]:
    """Lines put in at the begin of a line, or at the end of a file whose last line has no end, with the file's line ends."""
    if at and text[at - 1] != "\n":
        newline = "\r\n" if "\r\n" in text else "\n"
        return at, newline + newline.join(lines)
    newline = "\r\n" if text[:at].endswith("\r\n") else "\n"
    return at, newline.join(lines) + newline


def _plain(node: Node) -> Any:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [_plain(item) for item in node.items]
        case Mapping():
            return {key: _plain(value) for key, (_, value) in node.pairs.items()}


def _with(plain: Any, path: tuple[str, ...], addition: Addition) -> Any:
    """What the file says with the record in it."""
    if path:
        inner = plain.get(path[0]) if plain else None
        return {**(plain or {}), path[0]: _with(inner or None, path[1:], addition)}
    entry = {key: list(value) if isinstance(value, tuple) else value for key, value in written(addition.record, addition.values).items()}
    if addition.key:
        return {**(plain or {}), addition.key: entry}
    entries = plain or []
    place = len(entries) if addition.place is None else addition.place
    return [*entries[:place], entry, *entries[place:]]
