"""What is worked out once for an incident, however many of its claims ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from dateline.model.incident import Incident

Answer = TypeVar("Answer")


def once(ask: Callable[[Incident], Answer]) -> Callable[[Incident], Answer]:
    """`ask`, but asked anew only where another incident comes: a file of a thousand claims asks a thousand times.

    The last two are remembered, since two are compared, by identity: one that was written anew is another.
    """
    held: tuple[tuple[Incident, Answer], ...] = ()

    @wraps(ask)
    def answer(incident: Incident) -> Answer:
        nonlocal held
        for one, found in held:
            if one is incident:
                return found
        last = (incident, ask(incident))
        held = (last, *held[:1])
        return last[1]

    return answer


def once_each(ask: Callable[[Incident, str], Answer]) -> Callable[[Incident, str], Answer]:
    """`ask`, but once for each id of the incident that was asked of last."""
    answers = once(lambda incident: dict[str, Answer]())

    @wraps(ask)
    def answer(incident: Incident, key: str) -> Answer:
        held = answers(incident)
        if key not in held:
            held[key] = ask(incident, key)
        return held[key]

    return answer
