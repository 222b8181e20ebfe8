"""Where a client runs: on threads that block, or on an event loop."""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Protocol, TypeAlias

from .authentication import Authentication, Wire, authenticate
from .errors import connection_error
from .messages import AsyncHttpResponse, HttpRequest, HttpResponse
from .operation import Operation
from .transport import AsyncTransport, Transport
from .waiting import run

# Seconds between two looks at a lock.
_TURN = 0.01

Middleware: TypeAlias = Callable[[HttpRequest, Callable[[HttpRequest], HttpResponse]], HttpResponse]
"""Wraps each attempt: changes the request, answers in its place, looks at the response. What it raises ends the call."""

AsyncMiddleware: TypeAlias = Callable[
    [HttpRequest, Callable[[HttpRequest], Awaitable[AsyncHttpResponse]]],
    Awaitable[AsyncHttpResponse],
]
"""Wraps each attempt: changes the request, answers in its place, looks at the response. What it raises ends the call."""


@dataclass(frozen=True)
class Clock:
    """What tests replace: the time, and how chance falls."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    sleep_async: Callable[[float], Awaitable[None]] = asyncio.sleep
    random: Callable[[], float] = random.random
    unique_key: Callable[[], str] = lambda: str(uuid.uuid4())


class Environment(Wire, Protocol):
    """What a client takes from where it runs: how to send and to wait, what time it is and how chance falls."""

    async def exchange(
        self, operation: Operation[object], authentication: Authentication, request: HttpRequest
    ) -> AsyncHttpResponse:
        """Sends a request through the middleware, with credentials.

        Raises:
            TransportError: The connection failed. What middleware or a credential raises comes through as it is.
            CallTimeoutError: The time for the attempt is over.
        """
        ...

    async def sleep(self, seconds: float) -> None: ...

    def random(self) -> float: ...

    def unique_key(self) -> str: ...


class BlockingEnvironment:
    """Nothing that it does waits: it blocks."""

    def __init__(self, transport: Transport, middleware: Sequence[Middleware], clock: Clock) -> None:
        self.now, self.random, self.unique_key = clock.now, clock.random, clock.unique_key
        self._clock = clock
        self._transport = transport
        self._middleware = tuple(middleware)

    async def send(self, request: HttpRequest) -> AsyncHttpResponse:
        return _waiting(self._transport.send(request))

    async def exchange(
        self, operation: Operation[object], authentication: Authentication, request: HttpRequest
    ) -> AsyncHttpResponse:
        def transmit(final: HttpRequest) -> HttpResponse:
            signed = run(authenticate(final, operation, authentication, self))
            try:
                return self._transport.send(signed)
            except OSError as error:
                raise connection_error(final, error) from error

        handle: Callable[[HttpRequest], HttpResponse] = transmit
        for middleware in reversed(self._middleware):
            handle = partial(_call, middleware, handle)
        return _waiting(handle(request))

    async def sleep(self, seconds: float) -> None:
        if seconds > 0:
            self._clock.sleep(seconds)

    async def acquire(self, lock: Lock) -> None:
        lock.acquire()


def _call(
    middleware: Middleware, following: Callable[[HttpRequest], HttpResponse], request: HttpRequest
) -> HttpResponse:
    return middleware(request, following)


def _waiting(response: HttpResponse) -> AsyncHttpResponse:
    async def chunks() -> AsyncIterator[bytes]:
        for chunk in response.iter_bytes():
            yield chunk

    return AsyncHttpResponse(response.status, response.headers, chunks(), response.close)


class WaitingEnvironment:
    """The event loop that is running."""

    def __init__(
        self, transport: AsyncTransport, middleware: Sequence[AsyncMiddleware], clock: Clock
    ) -> None:
        self.now, self.random, self.unique_key = clock.now, clock.random, clock.unique_key
        self._clock = clock
        self._transport = transport
        self._middleware = tuple(middleware)

    async def send(self, request: HttpRequest) -> AsyncHttpResponse:
        return await self._transport.send(request)

    async def exchange(
        self, operation: Operation[object], authentication: Authentication, request: HttpRequest
    ) -> AsyncHttpResponse:
        async def transmit(final: HttpRequest) -> AsyncHttpResponse:
            signed = await authenticate(final, operation, authentication, self)
            try:
                return await self._transport.send(signed)
            except OSError as error:
                raise connection_error(final, error) from error

        handle: Callable[[HttpRequest], Awaitable[AsyncHttpResponse]] = transmit
        for middleware in reversed(self._middleware):
            handle = partial(_call_async, middleware, handle)
        return await handle(request)

    async def sleep(self, seconds: float) -> None:
        if seconds > 0:
            await self._clock.sleep_async(seconds)

    async def acquire(self, lock: Lock) -> None:
        # Whoever holds it may be on another thread or another loop, which no future of this loop hears of.
        while not lock.acquire(blocking=False):
            await asyncio.sleep(_TURN)


async def _call_async(
    middleware: AsyncMiddleware,
    following: Callable[[HttpRequest], Awaitable[AsyncHttpResponse]],
    request: HttpRequest,
) -> AsyncHttpResponse:
    return await middleware(request, following)
