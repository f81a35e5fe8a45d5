"""The line of an incident in a list: head facts and headline figures, derived once and stored by the index."""

from msgspec import Struct


class Figure(Struct, frozen=True):
    """A headline figure as a list shows it; `values` as written, two where what stands ties."""

    values: tuple[str, ...]
    disputed: bool
    single_origin: bool
    weak: bool
    attackers_included: bool
    weaker: tuple[str, ...]
    by: tuple[str, ...]
    said: str


class Summary(Struct, frozen=True):
    """One incident in a list. `last_known` is the newest day (ISO) of its claims: figures as of a later day are these."""

    id: str
    path: str
    title: str
    date: str
    country: str
    place: str
    kind: tuple[str, ...]
    status: str
    states: tuple[str, ...]
    figures: dict[str, Figure]
    last_known: str
