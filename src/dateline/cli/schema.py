"""JSON Schema of the incident file, for editors with a YAML language server.

    dateline schema > incident.schema.json

Then put this line at the top of an incident file, or map `incidents/[0-9]*.yaml` to the schema in your editor:

    # yaml-language-server: $schema=incident.schema.json

The schema is derived from the same declarations as the reader. What a schema cannot say (ids that must exist, fairness,
dates that must run forward) is told by `dateline check`.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.output import Output
from dateline.errors import UsageError


def run(asked: Asked, out: Output) -> int:
    """Print the schema."""
    if asked.words:
        raise UsageError("`dateline schema` takes nothing: it prints the schema of an incident file.")
    from dateline.files.schema import json_schema

    out.json(json_schema())
    return 0
