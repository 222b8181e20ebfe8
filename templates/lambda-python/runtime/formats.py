"""Formats of text that are checked; every other one is a remark."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)*")
_URI = re.compile(r'[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*', re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOSTNAME = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*")
_DURATION = re.compile(
    r"P(?=[0-9]|T[0-9])"
    r"(?:[0-9]+W|(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?)"
)
_OCTET = re.compile(r"25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9]")
_GROUP = re.compile(r"[0-9a-fA-F]{1,4}")


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    year, month, day = (int(part) for part in found.groups())
    if not 1 <= month <= 12:
        return False
    is_leap_year = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= (29 if month == 2 and is_leap_year else _DAYS[month - 1])


def _is_date_time(text: str) -> bool:
    """RFC 3339, section 5.6; a space in place of the `T` is not accepted."""
    return text[10:11] in ("T", "t") and _is_date(text[:10]) and _TIME.fullmatch(text[11:]) is not None


def _is_ipv4(text: str) -> bool:
    octets = text.split(".")
    return len(octets) == 4 and all(_OCTET.fullmatch(octet) for octet in octets)


def _is_ipv6(text: str) -> bool:
    """RFC 4291, section 2.2: eight groups, one run of zeros written `::`, the last two perhaps as IPv4."""
    halves = text.split("::")
    if len(halves) > 2:
        return False
    groups = [group for half in halves if half != "" for group in half.split(":")]
    ends_in_ipv4 = bool(groups) and "." in groups[-1] and _is_ipv4(groups[-1]) and not text.endswith("::")
    plain = groups[:-1] if ends_in_ipv4 else groups
    count = len(plain) + (2 if ends_in_ipv4 else 0)
    return all(_GROUP.fullmatch(group) for group in plain) and (count < 8 if len(halves) == 2 else count == 8)


def _is_base64(text: str) -> bool:
    """RFC 4648, section 4, with padding."""
    return len(text) % 4 == 0 and _BASE64.fullmatch(text) is not None


_FORMATS: Final[Mapping[str, tuple[str, Callable[[str], bool]]]] = {
    "date-time": ("a date and time such as 2030-01-31T12:00:00Z", _is_date_time),
    "date": ("a date such as 2030-01-31", _is_date),
    "time": ("a time such as 12:00:00Z", lambda text: _TIME.fullmatch(text) is not None),
    "duration": ("a duration such as P1DT12H", lambda text: _DURATION.fullmatch(text) is not None),
    "hostname": ("a host name", lambda text: _HOSTNAME.fullmatch(text) is not None),
    "uuid": ("a UUID", lambda text: _UUID.fullmatch(text) is not None),
    "email": ("an e-mail address", lambda text: _EMAIL.fullmatch(text) is not None),
    "uri": ("an absolute URI", lambda text: _URI.fullmatch(text) is not None),
    "ipv4": ("an IPv4 address", _is_ipv4),
    "ipv6": ("an IPv6 address", _is_ipv6),
    "byte": ("base64 text", _is_base64),
}


def format_problem(format: str, text: str) -> str | None:
    """What the text should have been; `None` when it is well-formed or its format is not checked."""
    known = _FORMATS.get(format)
    return None if known is None or known[1](text) else f"must be {known[0]}"
