"""Which addresses may be a link, and the host that is shown of one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dateline.model.shown import Shown, show_line

_ADDRESS = re.compile(r"""https?://[^\s\\<>"]+""", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?")


def host_of(address: str) -> Shown | None:
    """The host that a link leads to, in ASCII (IDNA 2008, UTS 46), so that no letter is taken for another; None for what is to be no link.

    A link is http or https, with a host and no account before it, and without a character that acts, hides or that browsers
    read otherwise.
    """
    if not _ADDRESS.fullmatch(address) or show_line(address) != address:
        return None
    try:
        parts = urlsplit(address)
        if "@" in parts.netloc:
            return None
        host = _ascii(parts.hostname or "")
        host += f":{parts.port}" if parts.port else ""
    except ValueError:  # a UnicodeError is one
        return None
    return Shown(host) if _HOST.fullmatch(host) else None


def _ascii(host: str) -> str:
    """A host as it is looked up. Raises UnicodeError for one that cannot be."""
    if host.isascii():
        return host
    import idna

    return idna.encode(host, uts46=True).decode()
