"""Which addresses may be a link, and the host that is shown of one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dateline.model.shown import Shown, show_line

_ADDRESS = re.compile(r"""https?://[^\s\\<>"]+""", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?")


def host_of(address: str) -> Shown | None:
    """The host that a link leads to, in ASCII, so that no letter is taken for another; None for what is to be no link.

    A link is http or https, with a host, and without a character that acts, hides or that browsers read otherwise.
    """
    if not _ADDRESS.fullmatch(address) or show_line(address) != address:
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
        host += f":{parts.port}" if parts.port else ""
    except ValueError:  # a UnicodeError is one
        return None
    return Shown(host) if _HOST.fullmatch(host) else None
