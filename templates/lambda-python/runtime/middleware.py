"""What runs around every operation."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeAlias

from .errors import HttpError
from .once import Once
from .operation import Context, Operation, Request
from .response import Response, as_response, error_response


class Call:
    """One call of an operation, by a caller who has its scopes and groups."""

    def __init__(self, operation: Operation, context: Context, read: Callable[[], Request]) -> None:
        self.operation = operation
        self.context = context
        self.request = Once(read)
        """The request, read and checked when it is first asked for: `call.request()`.

        Raises `HttpError` 400, 413 or 415 for one that the handler is not called with.
        """


Proceed: TypeAlias = Callable[[], Response]

Middleware: TypeAlias = Callable[[Call, Proceed], Response]
"""Runs around every operation: it may do something before and after, answer in its place, or change the answer.

What `proceed()` gives has not been written yet (`having` gives it another status or more headers); it raises what the
checks of the request or the handler have raised. Requests that no operation serves, and callers who lack a scope or a
group, are answered before.
"""


def run_through(middleware: Sequence[Middleware], call: Call, handle: Proceed) -> Response:
    """Runs the handler inside all of the middleware, the first outermost."""

    def step(index: int) -> Response:
        if index == len(middleware):
            return handle()
        return middleware[index](call, lambda: step(index + 1))

    return step(0)


def map_errors(answer_for: Callable[[Exception, Call], HttpError | Response | object | None]) -> Middleware:
    """Answers for errors of your code, and of the checks, in one place.

    `answer_for` gives the error or the response that the caller gets, a generated one too, and `None` for what it does not
    know.
    """

    def middleware(call: Call, proceed: Proceed) -> Response:
        try:
            return proceed()
        except Exception as error:
            answer = answer_for(error, call)
            if answer is None:
                raise
            return error_response(answer) if isinstance(answer, HttpError) else as_response(answer)

    return middleware


def log_calls(call: Call, proceed: Proceed) -> Response:
    """One line in the log for each call: its status, and how long it took.

    Errors that nobody maps have a line of their own.
    """
    start = time.perf_counter()
    response = proceed()
    milliseconds = round((time.perf_counter() - start) * 1000)
    call.context.log.info("answered", status=response.status, milliseconds=milliseconds)
    return response
