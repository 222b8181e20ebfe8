"""Values of JSON, as JSON Schema compares them."""

from __future__ import annotations

import math
from typing import cast


def is_multiple(value: float, step: float) -> bool:
    """0.3 is a multiple of 0.1, although 0.3 / 0.1 is none of 1."""
    if isinstance(value, int) and isinstance(step, int):
        return value % step == 0
    try:
        quotient = value / step
    except OverflowError:
        # A quotient too large for a fraction has no digits that could tell.
        return True
    if not math.isfinite(quotient):
        return True
    distance = abs(quotient - math.floor(quotient + 0.5))
    return distance <= 2**-51 * max(1.0, abs(quotient))


def is_equal(one: object, other: object) -> bool:
    """As JSON has it: `true` is not 1, and 1.0 is."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        ours, theirs = cast("list[object]", one), cast("list[object]", other)
        return len(ours) == len(theirs) and all(map(is_equal, ours, theirs))
    if isinstance(one, dict) and isinstance(other, dict):
        mine, yours = cast("dict[str, object]", one), cast("dict[str, object]", other)
        return mine.keys() == yours.keys() and all(is_equal(mine[name], yours[name]) for name in mine)
    return one == other
