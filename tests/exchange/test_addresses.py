"""Links of exports: they tell where they lead, and nothing but http and https is one."""

from __future__ import annotations

import pytest

from dateline.exchange.addresses import host_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://wire.example/1?a=b&c='d'#e", "wire.example"),
        ("HTTP://Wire.example:8080/", "wire.example:8080"),
        ("https://straße.example/", "xn--strae-oqa.example"),
        ("https://βόλος.com/", "xn--nxasmm1c.com"),
        ("https://аррӏе.com/", "xn--80ak6aa92e.com"),
        ("https://wire.example/سلیمانی", "wire.example"),
    ],
)
def test_a_link_tells_where_it_leads(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//lie.example", "https:///lie.example", "https://", "mailto:a@b.example",
        "https://good.example\\@lie.example", "https://bbc.co.uk@lie.example/", "https://a:b@lie.example/", "https://a b.example", "https://a.example/\u202egnp", "https://a.example:99999/", "https://[::1/",
        "https://a\u0000.example", " https://a.example", "https://-.example", 'https://a"b.example', "https://a<b.example", 'https://a.example/?"><script>',
    ],
)  # fmt: skip
def test_what_may_be_no_link_is_none(address: str) -> None:
    assert host_of(address) is None
