"""What every client has beside the operations of its API."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Literal, ParamSpec, TypeVar, Union, cast

from .authentication import Authentication, Credential, SecurityScheme
from .call import OBSERVER, Observer, Response, observer_of_call, perform
from .environment import AsyncMiddleware, BlockingEnvironment, Clock, Middleware, WaitingEnvironment
from .errors import ApiError, FormatError
from .messages import AsyncHttpResponse, Headers
from .operation import Arguments, Operation, RequestOptions, RetryOptions
from .rate_limit import RateLimiter
from .retry import RetryBudget, RetryPolicy
from .settings import Settings
from .streaming import AsyncStream, Decode, Stream, as_bytes
from .transport import AsyncHttpTransport, AsyncTransport, HttpTransport, Transport
from .waiting import run

Result = TypeVar("Result")
Item = TypeVar("Item")
Call = ParamSpec("Call")
Self = TypeVar("Self", bound="BaseClient")
SelfAsync = TypeVar("SelfAsync", bound="AsyncBaseClient")


@dataclass(frozen=True)
class Api:
    """What the generated code knows of its API."""

    schemes: Mapping[str, SecurityScheme] = field(default_factory=dict[str, SecurityScheme])
    errors: Mapping[str, type[ApiError]] = field(default_factory=dict[str, type[ApiError]])
    server: str | None = None
    """Where it is served, unless a caller says otherwise."""
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    """Defaults of the variables in the address."""
    user_agent: str = "gatewright"
    """What the client calls itself: some APIs, and the usual rules of firewalls, refuse who says nothing."""


@dataclass(frozen=True)
class Options:
    """What a caller says of a client."""

    base_url: str | None = None
    variables: Mapping[str, str] | None = None
    credentials: Mapping[str, Credential] | None = field(default=None, repr=False)
    headers: Mapping[str, str] | None = field(default=None, repr=False)
    timeout: float | None = 60.0
    total_timeout: float | None = None
    retry: Union[RetryOptions, Literal[False], None] = None
    rate_limiter: RateLimiter | None = None
    maximum_body_size: int | None = None
    clock: Clock = field(default_factory=Clock)


def _settings(api: Api, options: Options) -> Settings:
    base_url = options.base_url or api.server
    if base_url is None:
        raise ValueError("The API does not say where it is: give base_url.")
    retry = RetryPolicy().changed(options.retry)
    credentials = {name: value for name, value in (options.credentials or {}).items() if value is not None}
    return Settings(
        base_url=base_url,
        is_base_url_given=options.base_url is not None,
        variables={**api.variables, **(options.variables or {})},
        user_agent=api.user_agent,
        headers=options.headers or {},
        authentication=Authentication(api.schemes, credentials),
        errors=api.errors,
        retry=retry,
        budget=RetryBudget(retry.budget),
        timeout=options.timeout,
        total_timeout=options.total_timeout,
        rate_limiter=options.rate_limiter,
        maximum_body_size=options.maximum_body_size,
    )


@contextmanager
def _observing(observer: Observer) -> Generator[Observer, None, None]:
    token = OBSERVER.set(observer)
    try:
        yield observer
    finally:
        OBSERVER.reset(token)


def _opened(observer: Observer) -> AsyncHttpResponse:
    if observer.opened is None:
        raise TypeError("Only a call to one of the client's operations can be streamed.")
    return observer.opened


def _parsed(decode: Decode[Item], observer: Observer) -> Decode[Item]:
    async def items(chunks: AsyncIterator[bytes]) -> AsyncIterator[Item]:
        try:
            async for item in decode(chunks):
                yield item
        except (json.JSONDecodeError, RecursionError) as error:
            found = observer.operation, observer.attempts, observer.status, observer.headers
            raise FormatError(*found, "broken JSON in its stream") from error

    return items


def _response(observer: Observer, body: Result) -> Response[Result]:
    if observer.attempts == 0:
        raise TypeError("Only a call to one of the client's operations has a response.")
    return Response(observer.status, observer.headers, body, observer.attempts)


class BaseClient:
    """The part of a client that is the same for every API."""

    def __init__(
        self,
        api: Api,
        options: Options,
        middleware: Sequence[Middleware],
        transport: Transport | None,
    ) -> None:
        self._settings = _settings(api, options)
        self._owns_transport = transport is None
        self._transport: Transport = transport or HttpTransport()
        self._environment = BlockingEnvironment(self._transport, middleware, options.clock)

    def _call(
        self,
        operation: Operation[Result],
        arguments: Arguments,
        options: RequestOptions | None,
    ) -> Result:
        done = perform(self._settings, self._environment, operation, arguments, options or {})
        return cast("Result", run(done))

    def _stream(
        self,
        operation: Operation[object],
        decode: Decode[Item],
        arguments: Arguments,
        options: RequestOptions | None,
        accept: str | None = None,
    ) -> Stream[Item]:
        operation = operation if accept is None else replace(operation, accept=accept)
        seen = observer_of_call()
        seen.wants_stream = seen.wants_items = True
        call = perform(self._settings, self._environment, operation, arguments, options or {}, seen)
        run(call)
        return Stream(_opened(seen), _parsed(decode, seen))

    def page(
        self, operation: Operation[Result], arguments: Arguments, options: RequestOptions | None
    ) -> tuple[Result, Headers]:
        """One page of a list; pagers ask for it."""
        seen = Observer()
        call = perform(self._settings, self._environment, operation, arguments, options or {}, seen)
        return cast("Result", run(call)), seen.headers

    def with_response(
        self, method: Callable[Call, Result], *args: Call.args, **kwargs: Call.kwargs
    ) -> Response[Result]:
        """Calls an operation, and gives back the whole response: `client.with_response(client.get_pet, pet_id="1")`."""
        with _observing(Observer()) as seen:
            body = method(*args, **kwargs)
        return _response(seen, body)

    def stream(
        self, method: Callable[Call, object], *args: Call.args, **kwargs: Call.kwargs
    ) -> Stream[bytes]:
        """Calls an operation, and leaves the body of its success to be read as it comes.

        The result is a context manager and an iterator of bytes, with `status` and `headers`.
        """
        with _observing(Observer(wants_stream=True)) as seen:
            method(*args, **kwargs)
        return Stream(_opened(seen), as_bytes)

    def close(self) -> None:
        """Closes the connections that are open, unless they belong to a transport that was given."""
        if self._owns_transport:
            self._transport.close()

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncBaseClient:
    """The part of a client that is the same for every API."""

    def __init__(
        self,
        api: Api,
        options: Options,
        middleware: Sequence[AsyncMiddleware],
        transport: AsyncTransport | None,
    ) -> None:
        self._settings = _settings(api, options)
        self._owns_transport = transport is None
        self._transport: AsyncTransport = transport or AsyncHttpTransport()
        self._environment = WaitingEnvironment(self._transport, middleware, options.clock)

    async def _call(
        self,
        operation: Operation[Result],
        arguments: Arguments,
        options: RequestOptions | None,
    ) -> Result:
        done = perform(self._settings, self._environment, operation, arguments, options or {})
        return cast("Result", await done)

    async def _stream(
        self,
        operation: Operation[object],
        decode: Decode[Item],
        arguments: Arguments,
        options: RequestOptions | None,
        accept: str | None = None,
    ) -> AsyncStream[Item]:
        operation = operation if accept is None else replace(operation, accept=accept)
        seen = observer_of_call()
        seen.wants_stream = seen.wants_items = True
        call = perform(self._settings, self._environment, operation, arguments, options or {}, seen)
        await call
        return AsyncStream(_opened(seen), _parsed(decode, seen))

    async def page(
        self, operation: Operation[Result], arguments: Arguments, options: RequestOptions | None
    ) -> tuple[Result, Headers]:
        """One page of a list; pagers ask for it."""
        seen = Observer()
        call = perform(self._settings, self._environment, operation, arguments, options or {}, seen)
        return cast("Result", await call), seen.headers

    async def with_response(
        self, method: Callable[Call, Awaitable[Result]], *args: Call.args, **kwargs: Call.kwargs
    ) -> Response[Result]:
        """Calls an operation, and gives back the whole response: `await client.with_response(client.get_pet, pet_id="1")`."""
        with _observing(Observer()) as seen:
            body = await method(*args, **kwargs)
        return _response(seen, body)

    async def stream(
        self, method: Callable[Call, Awaitable[object]], *args: Call.args, **kwargs: Call.kwargs
    ) -> AsyncStream[bytes]:
        """Calls an operation, and leaves the body of its success to be read as it comes.

        The result is a context manager and an iterator of bytes, with `status` and `headers`.
        """
        with _observing(Observer(wants_stream=True)) as seen:
            await method(*args, **kwargs)
        return AsyncStream(_opened(seen), as_bytes)

    async def close(self) -> None:
        """Closes the connections that are open, unless they belong to a transport that was given."""
        if self._owns_transport:
            await self._transport.close()

    async def __aenter__(self: SelfAsync) -> SelfAsync:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
