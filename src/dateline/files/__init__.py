"""YAML in: incident files and the authority file, by declared fields, with every problem in its place.

The only importer of yaml. Its modules are imported where a file is really read, so that an index that is current costs
no parser: `walk` (which files there are), `reader` (one incident), `authority` (names.yaml), `schema` (JSON Schema).
"""
