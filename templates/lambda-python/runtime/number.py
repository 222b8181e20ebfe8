"""What schemas say of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from .schema import Number
from .values import number_text


def number_problems(schema: Number, value: Any) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not _is_finite(value):
        yield "must be a whole number" if schema.whole else "must be a number"
        return
    if schema.whole:
        yield from _whole_problems(schema, value)
    if schema.minimum is not None and value < schema.minimum:
        yield f"must be at least {number_text(schema.minimum)}"
    if schema.maximum is not None and value > schema.maximum:
        yield f"must be at most {number_text(schema.maximum)}"
    if schema.exclusive_minimum is not None and value <= schema.exclusive_minimum:
        yield f"must be greater than {number_text(schema.exclusive_minimum)}"
    if schema.exclusive_maximum is not None and value >= schema.exclusive_maximum:
        yield f"must be less than {number_text(schema.exclusive_maximum)}"
    if schema.multiple_of is not None and not _is_multiple(value, schema.multiple_of):
        yield f"must be a multiple of {number_text(schema.multiple_of)}"


def _is_finite(value: float) -> bool:
    return isinstance(value, int) or math.isfinite(value)


def _whole_problems(schema: Number, value: float) -> Iterator[str]:
    if isinstance(value, float):
        # A float that is whole has been read as an `int`, unless it is too large to be exact.
        yield "must be a whole number"
    elif schema.format == "int32" and not -(2**31) <= value < 2**31:
        yield "must fit into 32 bits"


def _is_multiple(value: float, divisor: float) -> bool:
    """Allows for the rounding of binary fractions: 0.3 is a multiple of 0.1."""
    if isinstance(value, int) and isinstance(divisor, int):
        return value % divisor == 0
    try:
        quotient = value / divisor
    except OverflowError:
        return True
    if not math.isfinite(quotient):
        return True
    distance = abs(quotient - math.floor(quotient + 0.5))
    return distance <= 2**-51 * max(1.0, abs(quotient))
