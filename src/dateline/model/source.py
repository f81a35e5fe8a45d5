"""The documents that were really read."""

from typing import Annotated

from dateline.model.fields import Record, form, id_of, text, word


class Source(Record, kw_only=True, frozen=True):
    """One document; `id` is its key under `sources`."""

    id: str = ""
    publisher: Annotated[str, id_of("actor", "an id of names.yaml or of an actor here, or plain text", plain=True)]
    title: Annotated[str, text("the page's own headline")] = ""
    author: Annotated[str, text("who wrote it")] = ""
    date: Annotated[str, form("date", "when it was published; 2024-01-04? where inferred")] = ""
    accessed: Annotated[str, form("date", "when we read it")] = ""
    lang: Annotated[str, text("its language, as BCP 47: en, fa, ar, ru")] = ""
    kind: Annotated[str, word("source_kind", "what kind of document")] = ""
    via: Annotated[tuple[str, ...], id_of("actor", "whom that outlet was quoting: ids as for publisher", plain=True)] = ()
    url: Annotated[str, form("url", "where it stands")] = ""
    archive: Annotated[str, form("url", "an archived copy")] = ""
    grade: Annotated[str, word("grade", "Admiralty reliability of this document")] = ""
    hold: Annotated[str, text("why this must not be printed")] = ""
    note: Annotated[str, text("mirror, translation, excerpt: what a reader must know")] = ""
    line: int = 0
