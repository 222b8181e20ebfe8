"""Errors that callers are told of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class HttpError(Exception):
    """Raise it anywhere below a handler: the caller gets `status` and `{"message": ...}`. Its message is public.

    `details` stands beside `message` in the body of the answer. What it was raised `from` goes to the log where the
    status is 500 or more, and never to the caller.
    """

    def __init__(
        self, status: int, message: str, *, details: Any = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.details = details
        self.headers: Mapping[str, str] = headers or {}


def not_implemented(operation: str) -> HttpError:
    """What a handler raises until it is written."""
    return HttpError(501, f"The operation '{operation}' is not implemented yet.")


def malformed(message: str) -> HttpError:
    """The error for a body that cannot be read at all."""
    problem = {"in": "body", "pointer": "", "message": message}
    return HttpError(400, f"Invalid request: the body {message}.", details=[problem])
