"""A call with all its attempts. Written once: what waits in an asynchronous client blocks in a synchronous one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from .authentication import Authentication, discard_tokens
from .environment import Environment
from .errors import CallTimeoutError, TransportError, connection_error, error_for
from .gateway_fault import gateway_refusal
from .messages import AsyncHttpResponse, Headers, HttpRequest
from .operation import Arguments, Operation, RequestOptions
from .reading import expect_type, read_body
from .redirections import exchange_following, for_strangers, is_same_origin
from .request import home_of, write_request
from .retry import Received, RetryPolicy, may_repeat, retry_delay
from .settings import Settings

Body = TypeVar("Body")


@dataclass(frozen=True)
class Response(Generic[Body]):
    """A successful response with what else came beside its body."""

    status: int
    headers: Headers
    body: Body
    attempts: int
    """How often the request was sent until this came."""


@dataclass
class Observer:
    """Sees the response of a call that is made while it looks."""

    wants_stream: bool = False
    """Whether the body of a success is left to whoever looks."""
    wants_items: bool = False
    """Whether it is read as events or lines: a body of another type would seem to have none."""
    status: int = 0
    headers: Headers = field(default_factory=Headers)
    attempts: int = 0
    """0 until there is a call."""
    operation: str = ""
    opened: AsyncHttpResponse | None = None


OBSERVER: ContextVar[Observer | None] = ContextVar("gatewright_observer", default=None)


def observer_of_call() -> Observer:
    """Whoever looks sees one call, and not those that middleware and credentials make in the course of it."""
    observer = OBSERVER.get() or Observer()
    OBSERVER.set(None)
    return observer


@dataclass(frozen=True)
class _Call:
    settings: Settings
    environment: Environment
    operation: Operation[object]
    authentication: Authentication
    policy: RetryPolicy
    options: RequestOptions = field(repr=False)
    observer: Observer
    deadline: float | None
    """When the time for all attempts is over."""

    def late(self, attempts: int, was_sent: bool) -> CallTimeoutError:
        """What is raised when the time for all attempts is over."""
        limit = self.options.get("total_timeout", self.settings.total_timeout)
        return CallTimeoutError(self.operation.name, attempts, "total", limit or 0, was_sent)


async def perform(
    settings: Settings,
    environment: Environment,
    operation: Operation[object],
    arguments: Arguments,
    options: RequestOptions,
    observer: Observer | None = None,
) -> object:
    """Calls an operation; gives back the body of its success.

    Raises:
        CallError: Whatever else came of it.
    """
    observer = observer or observer_of_call()
    request = write_request(settings, operation, arguments, options, environment.unique_key)
    request = replace(request, is_streamed=observer.wants_stream, silence=request.timeout)
    if arguments.url is not None and not is_same_origin(request.url, home_of(settings, operation, options)):
        # What a response says does not decide who gets to see credentials.
        operation, request = replace(operation, security=()), for_strangers(request)
    limit = options.get("total_timeout", settings.total_timeout)
    call = _Call(
        settings,
        environment,
        operation,
        settings.authentication.of_call(options.get("credentials")),
        settings.retry.changed(options.get("retry")),
        options,
        observer,
        None if limit is None else environment.now() + limit,
    )
    return await _repeated(call, request)


async def _repeated(call: _Call, request: HttpRequest) -> object:
    settings, environment = call.settings, call.environment
    was_refused = was_sent = False
    outcome: Outcome | None = None
    while True:
        if not await _has_turn(call):
            if outcome is None:
                raise call.late(0, was_sent)
            raise _failure(call, request.attempt - 1, outcome, was_sent)
        outcome = await _attempt(call, request)
        was_sent = was_sent or isinstance(outcome, Received) or outcome.was_sent
        call.observer.attempts = request.attempt
        if isinstance(outcome, Received):
            if outcome.is_success:
                settings.budget.give()
                return outcome.body
            if outcome.status == 401 and not was_refused:
                # Whoever is not let in has not been served: with a fresh token even a POST can be sent again.
                was_refused = True
                if discard_tokens(call.operation, call.authentication):
                    request = replace(request, attempt=request.attempt + 1)
                    continue
        delay = _next_delay(call, request, outcome)
        if delay is None or (call.deadline is not None and environment.now() + delay >= call.deadline):
            raise _failure(call, request.attempt, outcome, was_sent)
        await environment.sleep(delay)
        request = replace(request, attempt=request.attempt + 1)


Outcome = Received | TransportError | CallTimeoutError


def _failure(call: _Call, attempts: int, outcome: Outcome, was_sent: bool) -> Exception:
    if not isinstance(outcome, Received):
        # Whoever calls asks whether the call may have been executed, by its last attempt or by one before it.
        outcome.was_sent = was_sent
        return outcome
    status, operation = outcome.status, call.operation
    is_described = not {str(status), f"{status // 100}XX", "default"}.isdisjoint(operation.failures)
    return error_for(
        call.settings.errors,
        (operation.name, attempts, status, outcome.headers, outcome.body, is_described),
    )


def _next_delay(call: _Call, request: HttpRequest, outcome: Outcome) -> float | None:
    """Seconds until the next attempt; `None` where the last one stands."""
    if request.attempt >= call.policy.attempts or not may_repeat(call.operation, request, outcome):
        return None
    now, random = call.environment.now(), call.environment.random()
    delay = retry_delay(call.policy, request.attempt, outcome, now, random)
    return delay if delay is not None and call.settings.budget.take() else None


async def _attempt(call: _Call, request: HttpRequest) -> Outcome:
    """One attempt. What the middleware or a credential raises is nobody's failed connection: it ends the call."""
    left = None if call.deadline is None else max(0.001, call.deadline - call.environment.now())
    is_total = left is not None and (request.timeout is None or left < request.timeout)
    try:
        return await _received(call, replace(request, timeout=left) if is_total else request)
    except CallTimeoutError as error:
        if is_total:
            return call.late(request.attempt, error.was_sent)
        # The last of several redirections had what the others had left of the time.
        return CallTimeoutError(call.operation.name, request.attempt, "attempt", request.timeout or 0, error.was_sent)
    except TransportError as error:
        return error


async def _has_turn(call: _Call) -> bool:
    """Waits where the request would be throttled; false, at once, where the time would be over by then."""
    limiter = call.settings.rate_limiter
    if limiter is None:
        return True
    seconds = limiter.reserve()
    if call.deadline is not None and call.environment.now() + seconds >= call.deadline:
        return False
    await call.environment.sleep(seconds)
    return True


async def _received(call: _Call, request: HttpRequest) -> Received:
    settings, operation, observer = call.settings, call.operation, call.observer
    follow = exchange_following if call.options.get("follow_redirects", True) else _exchange
    response, is_open = await follow(call.environment, operation, call.authentication, request), False
    try:
        observer.status, observer.headers, observer.operation = response.status, response.headers, operation.name
        if observer.wants_stream and 200 <= response.status < 300:
            if observer.wants_items:
                expect_type(response, request, operation.accept)
            observer.opened, is_open = _streamed(response, request), True
            return Received(response.status, response.headers, None)
        size = call.options.get("maximum_body_size", settings.maximum_body_size)
        body = await read_body(response, request, operation.accept, size)
    except OSError as error:
        if isinstance(error, (TransportError, CallTimeoutError)):
            raise
        raise connection_error(request, error) from error
    finally:
        if not is_open:
            response.close()
    if settings.rate_limiter is not None:
        refusal = gateway_refusal(response.status, response.headers, body)
        settings.rate_limiter.learn(response.status == 429 and refusal != "quota-exceeded")
    return Received(response.status, response.headers, body)


async def _exchange(
    environment: Environment, operation: Operation[object], authentication: Authentication, request: HttpRequest
) -> AsyncHttpResponse:
    return await environment.exchange(operation, authentication, request)


def _streamed(response: AsyncHttpResponse, request: HttpRequest) -> AsyncHttpResponse:
    async def chunks() -> AsyncIterator[bytes]:
        try:
            async for chunk in response.iter_bytes():
                yield chunk
        except OSError as error:
            raise connection_error(request, error, "silence") from error

    return AsyncHttpResponse(response.status, response.headers, chunks(), response.close)
