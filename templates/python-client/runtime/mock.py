"""Answers without a network, for tests of whoever calls the API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, Union

from .messages import AsyncHttpResponse, HttpRequest, HttpResponse
from .parameters import json_text


@dataclass(frozen=True)
class MockResponse:
    """What an operation is answered with: JSON, unless the body is text or bytes."""

    status: int = 200
    body: object = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    def encoded(self) -> tuple[Mapping[str, str], bytes]:
        """Header fields and bytes."""
        if self.body is None:
            return self.headers, b""
        if isinstance(self.body, bytes):
            return {"Content-Type": "application/octet-stream", **self.headers}, self.body
        if isinstance(self.body, str) and "Content-Type" in self.headers:
            return self.headers, self.body.encode()
        return {"Content-Type": "application/json", **self.headers}, json_text(self.body).encode()


Answer: TypeAlias = Union[MockResponse, Callable[[HttpRequest], MockResponse]]


class _Answers:
    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self._answers = dict(answers)
        self.requests: list[HttpRequest] = []
        """Every request so far."""

    def answer(self, request: HttpRequest) -> MockResponse:
        self.requests.append(request)
        answer = self._answers.get(request.operation)
        if answer is None:
            raise LookupError(f"The mock has no answer for {request.operation}.")
        return answer if isinstance(answer, MockResponse) else answer(request)


class MockTransport(_Answers):
    """Answers by the name of the operation.

    Args:
        answers: By the name of the client's method: a response, or a function that makes one of the request.
    """

    def send(self, request: HttpRequest) -> HttpResponse:
        answer = self.answer(request)
        headers, body = answer.encoded()
        return HttpResponse(answer.status, headers, body)

    def close(self) -> None:
        """Nothing is open."""


class AsyncMockTransport(_Answers):
    """Answers by the name of the operation; see `MockTransport`."""

    async def send(self, request: HttpRequest) -> AsyncHttpResponse:
        answer = self.answer(request)
        headers, body = answer.encoded()
        return AsyncHttpResponse(answer.status, headers, body)

    async def close(self) -> None:
        """Nothing is open."""
