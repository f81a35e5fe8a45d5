"""YAML out: one record put into an incident file as text, so that every other byte of the file stays as it is.

`layout` (where each node begins and ends), `spelling` (a text as a scalar that reads back the same), `records` (a record
in block or flow style), `insertion` (where it goes, and the proof that nothing else changed). Imported only by commands
that write.
"""
