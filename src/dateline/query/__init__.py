"""The query language: text to `model.criteria`, with carets for what cannot be read. Knows nothing of any incident."""

from dateline.query.error import QueryError
from dateline.query.parse import parse_query

__all__ = ["QueryError", "parse_query"]
