"""Checks once more what the authorizer has let through.

A policy that is cached, or a gateway that asks for any one of the scopes, may be wider than the operation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .errors import HttpError
from .event import mapping_of
from .record import Datum
from .values import is_list, parse_json, text_of


class Authorization(Datum):
    """What a caller needs, beside being known."""

    scopes: tuple[tuple[str, ...], ...] = ()
    """Alternatives: a caller needs all scopes of one of them."""
    groups: tuple[str, ...] = ()
    """A caller has to be in one of them."""

    def check(self, authorizer: Any) -> None:
        """Raises `HttpError` 403 for a caller who lacks the scopes or groups."""
        found = _sources(mapping_of(authorizer))
        if self.scopes:
            granted = set(_values(found, ("scope", "scp")))
            if not any(granted.issuperset(wanted) for wanted in self.scopes):
                raise _forbidden("scope")
        if self.groups and set(_values(found, ("groups", "cognito:groups"))).isdisjoint(self.groups):
            raise _forbidden("group")


def _forbidden(lacking: str) -> HttpError:
    return HttpError(403, f"Forbidden: the caller lacks a {lacking}.")


def _sources(authorizer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """A Lambda authorizer's context, or the claims of a token that the gateway has checked itself."""
    token = mapping_of(authorizer.get("jwt"))
    inner = (authorizer.get("lambda"), authorizer.get("claims"), token.get("claims"))
    return [authorizer, *(mapping_of(each) for each in inner)]


def _values(sources: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[str]:
    for source in sources:
        for name in names:
            if name in source:
                return _list(source[name])
    return []


def _list(value: Any) -> list[str]:
    """The gateway turns lists of claims into text.

    `["a","b"]` of an authorizer's context, `[a b]` of an HTTP API, `a,b` of a REST API, and scopes are `a b` everywhere.
    """
    if is_list(value):
        return [text_of(item) for item in value]
    text = text_of(value)
    if not text.startswith("[") or not text.endswith("]"):
        return _split(text)
    try:
        parsed = parse_json(text)
    except ValueError:
        # Not the JSON of an authorizer's context.
        return _split(text[1:-1])
    return _list(parsed)


def _split(text: str) -> list[str]:
    return [each for each in re.split("[ ,]+", text) if each]
