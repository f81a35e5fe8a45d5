"""Citations: a document, or what somebody said in it, in the form that a story, a footnote or a reference manager takes.

`cited` gathers what is cited, `ap` and `chicago` print lines, `csl` and `bibtex` records for reference managers. The CSL
processor (citeproc) is loaded by `chicago` alone, when it is asked for.
"""

from dateline.phrasing.citation.cited import Cited, Provenance, cited_document, cited_statement

__all__ = ["Cited", "Provenance", "cited_document", "cited_statement"]
