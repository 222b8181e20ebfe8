"""What runs around every route of a WebSocket API."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from .once import Once
from .socket_route import RouteContext, RouteData


class RouteCall:
    """One call of a route."""

    def __init__(self, route: RouteData, context: RouteContext[Any], read: Callable[[], Any]) -> None:
        self.route = route
        self.context = context
        self.message = Once(read)
        """The message, or of `$connect` the handshake, read and checked when it is first asked for: `call.message()`.

        Raises `HttpError` 400 for one that the handler is not called with.
        """


RouteMiddleware: TypeAlias = Callable[[RouteCall, Callable[[], Any]], Any]
"""Runs around every route: it may do something before and after, answer in the route's place, or change the reply.

`proceed()` raises what the checks of the message or the handler have raised.
"""


def run_through_route(middleware: Sequence[RouteMiddleware], call: RouteCall, handle: Callable[[], Any]) -> Any:
    """Runs the handler inside all of the middleware, the first outermost."""

    def step(index: int) -> Any:
        if index == len(middleware):
            return handle()
        return middleware[index](call, lambda: step(index + 1))

    return step(0)


def log_calls(call: RouteCall, proceed: Callable[[], Any]) -> Any:
    """One line in the log for each message that was served. Errors have a line of their own."""
    start = time.perf_counter()
    reply = proceed()
    call.context.log.info("served", milliseconds=round((time.perf_counter() - start) * 1000))
    return reply
