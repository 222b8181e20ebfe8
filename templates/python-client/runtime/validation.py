"""Holds JSON bodies of responses against their schemas; only clients that ask for it have this module."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence

from .environment import AsyncMiddleware, Middleware
from .errors import CallError
from .media_type import essence, is_json
from .messages import AsyncHttpResponse, Headers, HttpRequest, HttpResponse
from .schema import NamedSchemas, ResponseSchemas, Schema
from .schema_check import Problem, validate


class ValidationError(CallError, ValueError):
    """A response whose body is not what the API describes."""

    def __init__(self, operation: str, attempts: int, status: int, problems: Sequence[Problem]) -> None:
        first = problems[0]
        place = "its body" if first.pointer == "" else f"its body at {first.pointer}"
        said = f"{operation} was answered with status {status}, and {place} {first.message}."
        super().__init__(operation, attempts, said)
        self.status = status
        self.problems = tuple(problems)


def validation_middleware(responses: ResponseSchemas, schemas: NamedSchemas) -> Middleware:
    """Reads each JSON body and ends the call with a `ValidationError` where it is not as described."""

    def middleware(
        request: HttpRequest, following: Callable[[HttpRequest], HttpResponse]
    ) -> HttpResponse:
        response = following(request)
        schema = _schema_of(responses, request.operation, response.status, response.headers)
        if schema is not None:
            _hold(response.read(), schema, schemas, request, response.status)
        return response

    return middleware


def async_validation_middleware(responses: ResponseSchemas, schemas: NamedSchemas) -> AsyncMiddleware:
    """As `validation_middleware`, for clients that wait."""

    async def middleware(
        request: HttpRequest, following: Callable[[HttpRequest], Awaitable[AsyncHttpResponse]]
    ) -> AsyncHttpResponse:
        response = await following(request)
        schema = _schema_of(responses, request.operation, response.status, response.headers)
        if schema is not None:
            _hold(await response.read(), schema, schemas, request, response.status)
        return response

    return middleware


def _schema_of(
    responses: ResponseSchemas, operation: str, status: int, headers: Headers
) -> Schema | None:
    if not is_json(essence(headers.get("content-type", ""))):
        return None
    own = responses.get(operation, {})
    return own.get(str(status)) or own.get(f"{status // 100}XX") or own.get("default")


def _hold(
    body: bytes, schema: Schema, schemas: NamedSchemas, request: HttpRequest, status: int
) -> None:
    try:
        value: object = json.loads(body)
    except ValueError:
        # Broken JSON is somebody else's error to report.
        return
    problems = validate(value, schema, schemas)
    if problems:
        raise ValidationError(request.operation, request.attempt, status, problems)
