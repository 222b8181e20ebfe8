"""Where requests go: connections over TLS, kept open between requests; or whatever else a client is given."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from types import TracebackType
from typing import Generic, Protocol, TypeVar
from urllib.parse import SplitResult

from .async_stream import AsyncStreamOverSocket, open_async_stream
from .http1 import Exchange, Stream
from .messages import AsyncHttpResponse, Headers, HttpRequest, HttpResponse
from .socket_stream import SocketStream, open_socket_stream
from .target import ConnectError, ConnectTimeoutError, Target, target_of
from .waiting import run

AnyStream = TypeVar("AnyStream", bound=Stream)


class Transport(Protocol):
    """Sends requests. What it raises as an `OSError` is a connection that failed."""

    def send(self, request: HttpRequest) -> HttpResponse: ...

    def close(self) -> None: ...


class AsyncTransport(Protocol):
    """Sends requests. What it raises as an `OSError` is a connection that failed."""

    async def send(self, request: HttpRequest) -> AsyncHttpResponse: ...

    async def close(self) -> None: ...


_IDLE_CONNECTIONS = 10
# Seconds. Load balancers close what is idle for a minute or more.
_IDLE_TIME = 50.0


class Pool(Generic[AnyStream]):
    """Connections that are open and idle."""

    def __init__(self) -> None:
        self._idle: dict[Target, list[tuple[AnyStream, float]]] = {}
        self._is_closed = False
        self._lock = threading.Lock()

    def take(self, target: Target) -> AnyStream | None:
        """The connection that was used last, so that the others grow old."""
        while True:
            with self._lock:
                idle = self._idle.get(target)
                if not idle:
                    return None
                stream, since = idle.pop()
            if time.monotonic() - since < _IDLE_TIME and not stream.is_readable():
                return stream
            stream.close()

    def give(self, target: Target, stream: AnyStream) -> None:
        with self._lock:
            idle = self._idle.setdefault(target, [])
            if not self._is_closed and len(idle) < _IDLE_CONNECTIONS:
                idle.append((stream, time.monotonic()))
                return
        stream.close()

    def close(self) -> None:
        """Whoever still uses a connection keeps it to its end; none is kept after that."""
        with self._lock:
            self._is_closed = True
            streams = [stream for idle in self._idle.values() for stream, _ in idle]
            self._idle.clear()
        for stream in streams:
            stream.close()


Connect = Callable[[Target, "ssl.SSLContext | None", "float | None"], Awaitable[AnyStream]]


class _Tls:
    """Reading the machine's authorities takes a tenth of a second, so it waits for the first connection."""

    def __init__(self, given: ssl.SSLContext | None) -> None:
        self._context = given

    def context(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = ssl.create_default_context()
        return self._context


class _Opened(Generic[AnyStream]):
    """A response, and the connection that it comes over."""

    def __init__(
        self, pool: Pool[AnyStream], target: Target, stream: AnyStream, exchange: Exchange
    ) -> None:
        self._pool = pool
        self._target = target
        self._stream: AnyStream | None = stream
        self._exchange = exchange
        self.status = 0
        self.headers = Headers()
        self.body: AsyncIterator[bytes]

    async def chunks(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self.body:
                yield chunk
        finally:
            self.close()

    def close(self) -> None:
        stream, self._stream = self._stream, None
        if stream is None:
            return
        if self._exchange.is_reusable:
            self._pool.give(self._target, stream)
        else:
            stream.close()


async def _open(
    pool: Pool[AnyStream],
    connect_to: Connect[AnyStream],
    tls: _Tls,
    request: HttpRequest,
    trust_environment: bool,
) -> _Opened[AnyStream]:
    deadline = None if request.timeout is None else time.monotonic() + request.timeout
    target, parts = target_of(request.url, trust_environment)
    stream = pool.take(target)
    if stream is None:
        try:
            context = tls.context() if target.scheme == "https" else None
            stream = await connect_to(target, context, deadline)
        except OSError as error:
            is_late = isinstance(error, TimeoutError) and error.errno is None
            kind = ConnectTimeoutError if is_late else ConnectError
            raise kind(str(error) or type(error).__name__) from error
    exchange = Exchange(stream, deadline)
    opened = _Opened(pool, target, stream, exchange)
    try:
        # A proxy is told the whole address, unless it only passes TLS through.
        relay = target.proxy if target.scheme == "http" else None
        path = _request_target(target, parts, is_relayed=relay is not None)
        fields = () if relay is None else relay.authorization()
        await exchange.send(request, path, target.host_field, fields)
        opened.status, opened.headers, opened.body = await exchange.receive(request)
    except BaseException:
        opened.close()
        raise
    return opened


def _request_target(target: Target, parts: SplitResult, *, is_relayed: bool) -> str:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return f"http://{target.host_field}{path}" if is_relayed else path


class HttpTransport:
    """Connections that block. Threads may share it. Close it, or use it as a context manager.

    Args:
        tls: In place of Python's defaults: other authorities, a client's certificate.
        trust_environment: Whether proxies of the environment are used.
    """

    def __init__(self, *, tls: ssl.SSLContext | None = None, trust_environment: bool = True) -> None:
        self._tls = _Tls(tls)
        self._trust_environment = trust_environment
        self._pool: Pool[SocketStream] = Pool()

    def send(self, request: HttpRequest) -> HttpResponse:
        opened = run(_open(self._pool, open_socket_stream, self._tls, request, self._trust_environment))
        return HttpResponse(opened.status, opened.headers, _blocking(opened.chunks()), opened.close)

    def close(self) -> None:
        self._pool.close()

    def __enter__(self) -> HttpTransport:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _blocking(chunks: AsyncIterator[bytes]) -> Iterator[bytes]:
    async def following() -> bytes | None:
        async for chunk in chunks:
            return chunk
        return None

    while (chunk := run(following())) is not None:
        yield chunk


class AsyncHttpTransport:
    """Connections of one event loop. Close it, or use it as a context manager.

    Args:
        tls: In place of Python's defaults: other authorities, a client's certificate.
        trust_environment: Whether proxies of the environment are used.
    """

    def __init__(self, *, tls: ssl.SSLContext | None = None, trust_environment: bool = True) -> None:
        self._tls = _Tls(tls)
        self._trust_environment = trust_environment
        self._pool: Pool[AsyncStreamOverSocket] = Pool()

    async def send(self, request: HttpRequest) -> AsyncHttpResponse:
        opened = await _open(
            self._pool, open_async_stream, self._tls, request, self._trust_environment
        )
        return AsyncHttpResponse(opened.status, opened.headers, opened.chunks(), opened.close)

    async def close(self) -> None:
        self._pool.close()

    async def __aenter__(self) -> AsyncHttpTransport:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
