"""Names in any spelling: an id, a name or one of its other spellings, in any script."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from dateline.model.actor import Named
from dateline.model.folding import fold, skeleton


class NameForms(Struct, frozen=True):
    """Actor id -> its folded names, longest list first as the file gives them."""

    folded: dict[str, tuple[str, ...]]


def forms_of(actors: Mapping[str, Named]) -> NameForms:
    """The folded forms of all actors of an incident, or of the entries of the authority file."""
    return NameForms({i: _forms((i, a.name, a.title, *a.aka)) for i, a in actors.items()})


@lru_cache(maxsize=4096)
def _forms(names: tuple[str, ...]) -> tuple[str, ...]:
    """Folded names, each once. Kept: those whom the authority file lists stand in one incident after the other."""
    return tuple(dict.fromkeys(fold(name) for name in names if name))


def spelled_like(name: str, forms: NameForms) -> frozenset[str]:
    """Ids of the actors that `name` means: the id itself; else the exact name; else names that hold all its words.

    Words are compared by their skeletons last, so that a spelling nobody has listed still finds its actor.
    """
    if name in forms.folded:
        return frozenset({name})
    wanted = fold(name)
    if not wanted:
        return frozenset()
    exact = {i for i, names in forms.folded.items() if wanted in names}
    if exact:
        return frozenset(exact)
    words = wanted.split()
    held = {i for i, names in forms.folded.items() if any(_holds(names_words.split(), words) for names_words in names)}
    if held:
        return frozenset(held)
    bones = [skeleton(word) for word in words]
    if not all(bones):
        return frozenset()
    return frozenset(i for i, names in forms.folded.items() if any(_holds([skeleton(w) for w in n.split()], bones) for n in names))


def _holds(have: list[str], wanted: list[str]) -> bool:
    return all(word in have for word in wanted)
