"""One implementation for callers that wait and callers that block."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, TypeVar, cast

Result = TypeVar("Result")


def run(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Runs a coroutine that never waits: whatever it awaits blocks instead. It needs no event loop."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return cast("Result", stop.value)
    coroutine.close()
    raise RuntimeError("A synchronous client was given something that waits; use the asynchronous one.")
