"""Addresses of the web as a record may hold them."""

import pytest

from schema.document.base import check_url
from schema.errors import InputError


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "http://example.org:8080/a?b=c#d", "https://xn--80a.example/Київ",
     "https://пример.рф/а", "http://localhost/x", "http://[2001:db8::1]/", "http://192.0.2.1/a@b",
     "https://t.me/x/1?comment=2", "https://example.org./a", "https://a_b.example.org/(c)"],
)  # fmt: skip
def test_addresses_of_the_web_stay_as_they_are(address):
    assert check_url(address) == address


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("ftp://example.org", "begins with http"),
        ("javascript:alert(1)", "begins with http"),
        ("http:///a", "begins with http"),
        ("https://example.org/\u202egpj.exe", "begins with http"),
        ("https://example.org/a\u200eb", "begins with http"),
        ("https://example.org/a\x9b", "begins with http"),
        ("https://example.org/a b", "begins with http"),
        ("https://ann:secret@example.org/", "without a user's name or password"),
        ("https://example.org@evil.example/", "without a user's name or password"),
        ("http://[::1", "with a host"),
        ("http://a..b/", "with a host"),
        ("http://.example.org/", "with a host"),
        ("http://example.org:port/", "with a host"),
        ("http://example.org:99999/", "with a host"),
        ("https://exam%70le.org/", "with a host"),
        ("https://example.org\\@evil.example/", "without a user's name"),
    ],
)
def test_what_misleads_or_tells_a_password_is_no_address(address, part):
    with pytest.raises(InputError) as refused:
        check_url(address)
    assert part in str(refused.value.expected)
    assert "secret" not in str(refused.value.found)
