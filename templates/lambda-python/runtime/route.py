"""Matches paths against templates of paths."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_GREEDY = re.compile(r"\{([^{}]+)\+\}")
_WHOLE = re.compile(r"\{([^{}]+?)\+?\}")


def match_path(template: str, path: str) -> dict[str, str] | None:
    """The variables of a path as it is written, percent-encoded; `None` when it is another one.

    Only used where the gateway does not say which resource it chose.
    """
    return _match_segments(template, _segments(path))


def match_resource(template: str, resource: str, values: Mapping[str, Any]) -> dict[str, str] | None:
    """Takes an operation's variables out of those of the gateway's resource, place by place.

    The gateway may call them something else, and has one variable for a segment such as `{name}.{format}`. `resource` is
    of the same shape as the template. `None` when a segment is another one or a value is missing.
    """
    found: list[str | None] = []
    for segment in _segments(resource):
        name = _WHOLE.fullmatch(segment)
        found.append(segment if name is None else values.get(name[1]))
    return _match_segments(template, found)


def _match_segments(template: str, found: Sequence[str | None]) -> dict[str, str] | None:
    wanted = _segments(template)
    variables: list[tuple[str, str]] = []
    for index, segment in enumerate(wanted):
        text = found[index] if index < len(found) else None
        greedy = _GREEDY.fullmatch(segment)
        if greedy is not None and index == len(wanted) - 1 and text is not None:
            rest = "/".join(each or "" for each in found[index:])
            return _by_name([*variables, (greedy[1], rest)])
        matched = None if text is None else _match_segment(segment, text)
        if matched is None:
            return None
        variables.extend(matched)
    return _by_name(variables) if len(wanted) == len(found) else None


def _by_name(variables: Sequence[tuple[str, str]]) -> dict[str, str] | None:
    """`None` for two values of one variable: `/{id}/copies/{id}` is not the path of `/1/copies/2`."""
    values = dict(variables)
    return values if all(values[name] == value for name, value in variables) else None


def _segments(path: str) -> list[str]:
    return re.sub("^/|/$", "", path).split("/")


def _match_segment(template: str, text: str) -> list[tuple[str, str]] | None:
    beginning, *others = _VARIABLE.split(template)
    if not others:
        return [] if template == text else None
    start = next((each for each in _spellings(beginning) if text.startswith(each)), None)
    if start is None:
        return None
    variables: list[tuple[str, str]] = []
    position = len(start)
    # The names and what follows each take turns. Each value is as short as can be, but not empty: no need ever to go back,
    # which a caller could make take very long.
    for index in range(0, len(others), 2):
        name, literal = others[index], others[index + 1]
        is_last = index + 2 == len(others)
        place = _ending(text, literal) if is_last else _next(text, literal, position + 1)
        if place is None or place[0] <= position:
            return None
        variables.append((name, text[position : place[0]]))
        position = place[0] + place[1]
    return variables


def _ending(text: str, literal: str) -> tuple[int, int] | None:
    for each in _spellings(literal):
        if text.endswith(each):
            return len(text) - len(each), len(each)
    return None


def _next(text: str, literal: str, start: int) -> tuple[int, int] | None:
    places = [(text.find(each, start), len(each)) for each in _spellings(literal)]
    found = sorted((place for place in places if place[0] >= 0), key=lambda place: place[0])
    return found[0] if found else None


def _spellings(text: str) -> list[str]:
    """Text of a path as callers may write it: `é:` as it is, `%C3%A9:`, `%C3%A9%3A`."""
    try:
        return list(dict.fromkeys([text, quote(text, safe=";/?:@&=+$,#-_.!~*'()"), quote(text, safe="-_.!~*'()")]))
    except UnicodeEncodeError:
        # Half of a surrogate pair has no other spelling.
        return [text]


def shape_of(path: str) -> str:
    """What the gateway tells paths apart by: where variables stand, not what they are called, nor what stands beside one.

    `/pets/{}` for `/pets/{petId}`, `/pets/{variable2}` and `/pets/{name}.json`, `/files/{+}` for `/files/{path+}`.
    """
    segments = (
        "{+}" if segment.endswith("+}") else "{}" if "{" in segment else segment for segment in _segments(path)
    )
    return "/" + "/".join(segments)


def rank_of(path: str) -> list[int]:
    """Sorts the more exact template first: text before variables, variables before greedy ones, segment by segment."""
    return [_rank(segment) for segment in _segments(path)]


def _rank(segment: str) -> int:
    if segment.endswith("+}"):
        return 3
    return 2 if re.fullmatch(r"\{[^{}]*\}", segment) else 1 if "{" in segment else 0
