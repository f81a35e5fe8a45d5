"""The TinyDB index in the user's cache: derived from the files, safe to delete. Knows stamps and records, no files."""

from dateline.index.index import Index
from dateline.index.records import Indexed, Stamp

__all__ = ["Index", "Indexed", "Stamp"]
