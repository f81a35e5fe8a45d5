"""The index in the user's cache, which TinyDB opens: derived from the files, safe to delete. Knows stamps and records, no files."""

from dateline.index.index import Index
from dateline.index.listing import Listing
from dateline.index.ranked import Ranked
from dateline.index.records import FileRows, Stamp

__all__ = ["FileRows", "Index", "Listing", "Ranked", "Stamp"]
