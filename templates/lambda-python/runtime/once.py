"""What is worked out at most once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Once(Generic[_Value]):
    """Reads something when it is first asked for, and keeps it."""

    def __init__(self, read: Callable[[], _Value]) -> None:
        self._read = read
        self._kept: tuple[_Value] | None = None

    def __call__(self) -> _Value:
        if self._kept is None:
            self._kept = (self._read(),)
        return self._kept[0]
