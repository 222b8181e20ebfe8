"""Percent-encoding (RFC 3986, section 2.1)."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

_NO_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")


class MalformedText(Exception):
    """What is wrong with a text, as the end of a sentence."""


def percent_decode(text: str) -> str:
    """Raises `MalformedText` when a `%` does not begin an escape, or the bytes are no UTF-8."""
    if "%" not in text:
        return text
    if _NO_ESCAPE.search(text) is None:
        try:
            return unquote_to_bytes(text).decode("utf-8")
        except UnicodeDecodeError:
            pass
    raise MalformedText("is not percent-encoded correctly")


def lenient_decode(text: str) -> str:
    """Cookies are often written without any encoding; those stay as they are."""
    try:
        return percent_decode(text)
    except MalformedText:
        return text
