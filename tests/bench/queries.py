"""The queries that are typed, key by key."""

QUERIES = (
    "kerman bombing",
    "police killed attack",
    "istanbul church",
    "suicide mosque 2015",
    "ministry of interior statement",
    "crocus hall moscow",
    "guards border pakistan",
    "tehran parliament",
)


def prefixes(most: int) -> list[str]:
    """Every beginning of the queries that asks something new, so many at most."""
    found = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]
    return [key for key in found if key == key.strip()][:most]
