"""Everyone who did, is said to have done, or said something."""

from typing import Annotated

from dateline.model.fields import Record, form, id_of, text, word


class Named(Record, kw_only=True, frozen=True):
    """What an actor of an incident and an entry of the authority file have in common."""

    name: Annotated[str, text("the name as it is printed")] = ""
    title: Annotated[str, text("office or function, such as: interior minister of Iran")] = ""
    kind: Annotated[str, word("actor_kind", "what kind of actor")] = ""
    country: Annotated[str, form("country", "ISO 3166-1 alpha-2")] = ""
    part_of: Annotated[str, id_of("actor", "the group a branch belongs to, the state or body an official speaks for")] = ""
    joint: Annotated[bool, form("flag", "on a body: all under it by part_of count as one origin")] = False
    aka: Annotated[tuple[str, ...], text("other spellings and names, in any script")] = ()
    maybe_same: Annotated[tuple[str, ...], id_of("actor", "another name that may be the same; never merged on a guess")] = ()
    maybe_same_source: Annotated[tuple[str, ...], id_of("source", "where the names that may be one were read", across=True)] = ()
    grade: Annotated[str, word("grade", "Admiralty reliability of this speaker")] = ""
    note: Annotated[str, text("anything a reader must know")] = ""


class Name(Named, kw_only=True, frozen=True):
    """An entry of `names.yaml`, shared by incidents; `id` is its key there."""

    id: str = ""
    line: int = 0


class Actor(Named, kw_only=True, frozen=True):
    """An actor of one incident; `id` is its key. Fields that the file leaves out are inherited from `names.yaml`."""

    id: str = ""
    role: Annotated[tuple[str, ...], word("role", "what part the actor had in this incident")] = ()
    died: Annotated[str, form("date", "a perpetrator who died in the attack")] = ""
    hold: Annotated[str, text("why this must not be printed")] = ""
    line: int = 0
