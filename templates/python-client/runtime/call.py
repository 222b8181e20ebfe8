"""A call with all its attempts. Written once: what waits in an asynchronous client blocks in a synchronous one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol, TypeVar
from urllib.parse import urljoin, urlsplit

from .authentication import Authentication, Wire, discard_tokens
from .body import encode_body
from .errors import ApiError, CallTimeoutError, TransportError, error_for
from .messages import AsyncHttpResponse, Headers, HttpRequest
from .operation import Arguments, Operation, RequestOptions
from .parameters import write_cookies, write_headers, write_path, write_query
from .rate_limit import RateLimiter
from .gateway_fault import gateway_refusal
from .reading import read_body
from .retry import Received, RetryBudget, RetryPolicy, may_repeat, retry_delay
from .target import ConnectError
from .values import UNSET

Body = TypeVar("Body")


@dataclass(frozen=True)
class Response(Generic[Body]):
    """A successful response with what else came beside its body."""

    status: int
    headers: Headers
    body: Body
    attempts: int
    """How often the request was sent until this came."""


@dataclass(frozen=True)
class Settings:
    """What all calls of a client have in common."""

    base_url: str
    is_base_url_given: bool
    """True when the caller gave it: operations with servers of their own go there too."""
    variables: Mapping[str, str]
    headers: Mapping[str, str]
    authentication: Authentication
    errors: Mapping[str, type[ApiError]]
    retry: RetryPolicy
    budget: RetryBudget
    timeout: float | None
    total_timeout: float | None
    rate_limiter: RateLimiter | None
    maximum_body_size: int | None


class Environment(Wire, Protocol):
    """What a client takes from where it runs: how to send and to wait, what time it is and how chance falls."""

    async def exchange(self, operation: Operation[object], request: HttpRequest) -> AsyncHttpResponse:
        """Sends a request through the middleware, with credentials."""
        ...

    async def sleep(self, seconds: float) -> None: ...

    def random(self) -> float: ...

    def unique_key(self) -> str: ...


@dataclass
class Observer:
    """Sees the response of a call that is made while it looks."""

    wants_stream: bool = False
    """Whether the body of a success is left to whoever looks."""
    status: int = 0
    headers: Headers = field(default_factory=Headers)
    attempts: int = 0
    opened: AsyncHttpResponse | None = None


OBSERVER: ContextVar[Observer | None] = ContextVar("gatewright_observer", default=None)


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
    observer = observer or OBSERVER.get() or Observer()
    policy = settings.retry.changed(options.get("retry"))
    limit = options.get("total_timeout", settings.total_timeout)
    deadline = None if limit is None else environment.now() + limit
    request = write_request(settings, environment, operation, arguments, options)
    if arguments.url is not None and _origin(request.url) != _origin(_home(settings, operation, options)):
        # What a response says does not decide who gets to see credentials.
        operation = replace(operation, security=())
    was_refused = False
    while True:
        outcome = await _attempt(settings, environment, operation, request, deadline, limit, observer)
        observer.attempts = request.attempt
        if isinstance(outcome, Received):
            if outcome.is_success:
                settings.budget.give()
                return outcome.body
            if outcome.status == 401 and not was_refused:
                # Whoever is not let in has not been served: with a fresh token even a POST can be sent again.
                was_refused = True
                if discard_tokens(operation, settings.authentication):
                    request = replace(request, attempt=request.attempt + 1)
                    continue
        delay = _next_delay(settings, environment, operation, request, outcome, policy)
        if delay is None or (deadline is not None and environment.now() + delay >= deadline):
            raise _failure(settings, operation, request, outcome)
        await environment.sleep(delay)
        request = replace(request, attempt=request.attempt + 1)


Outcome = Received | TransportError | CallTimeoutError


def _failure(
    settings: Settings, operation: Operation[object], request: HttpRequest, outcome: Outcome
) -> Exception:
    if not isinstance(outcome, Received):
        return outcome
    status = outcome.status
    is_described = not {str(status), f"{status // 100}XX", "default"}.isdisjoint(operation.failures)
    return error_for(
        settings.errors,
        (operation.name, request.attempt, status, outcome.headers, outcome.body, is_described),
    )


def _next_delay(
    settings: Settings,
    environment: Environment,
    operation: Operation[object],
    request: HttpRequest,
    outcome: Outcome,
    policy: RetryPolicy,
) -> float | None:
    """Seconds until the next attempt; `None` where the last one stands."""
    if request.attempt >= policy.attempts or not may_repeat(operation, request, outcome):
        return None
    delay = retry_delay(policy, request.attempt, outcome, environment.now(), environment.random())
    return delay if delay is not None and settings.budget.take() else None


async def _attempt(
    settings: Settings,
    environment: Environment,
    operation: Operation[object],
    request: HttpRequest,
    deadline: float | None,
    limit: float | None,
    observer: Observer,
) -> Outcome:
    """One attempt. What the middleware or a credential raises ends the call."""
    if settings.rate_limiter is not None:
        await environment.sleep(settings.rate_limiter.reserve())
    left = None if deadline is None else max(0.001, deadline - environment.now())
    is_total = left is not None and (request.timeout is None or left < request.timeout)
    sent = replace(request, timeout=left) if is_total else request
    try:
        response, is_open = await _exchange(environment, operation, sent), False
        try:
            observer.status, observer.headers = response.status, response.headers
            if observer.wants_stream and 200 <= response.status < 300:
                observer.opened, is_open = response, True
                return Received(response.status, response.headers, None)
            body = await read_body(response, sent, operation.accept, settings.maximum_body_size)
        finally:
            if not is_open:
                response.close()
    except TimeoutError:
        if is_total:
            return CallTimeoutError(operation.name, request.attempt, "total", limit or 0)
        return CallTimeoutError(operation.name, request.attempt, "attempt", request.timeout or 0)
    except OSError as error:
        return _transport_error(operation, request, error)
    if settings.rate_limiter is not None:
        refusal = gateway_refusal(response.status, response.headers, body)
        settings.rate_limiter.learn(response.status == 429 and refusal != "quota-exceeded")
    return Received(response.status, response.headers, body)


def _transport_error(
    operation: Operation[object], request: HttpRequest, cause: OSError
) -> TransportError:
    was_sent = not isinstance(cause, ConnectError)
    error = TransportError(operation.name, request.attempt, was_sent, cause)
    error.__cause__ = cause
    return error


_MOST_REDIRECTIONS = 10


async def _exchange(
    environment: Environment, operation: Operation[object], request: HttpRequest
) -> AsyncHttpResponse:
    """Follows redirections of GET and HEAD; of anything else a redirection is an answer like others.

    Credentials go to the first place only, unless the next one has the same origin.
    """
    response = await environment.exchange(operation, request)
    credentials: Operation[object] = operation
    for _ in range(_MOST_REDIRECTIONS):
        location = response.headers.get("location")
        is_redirection = response.status in (301, 302, 303, 307, 308) and location is not None
        if not is_redirection or request.method not in ("GET", "HEAD"):
            return response
        response.close()
        url = urljoin(request.url, location)
        if _origin(url) != _origin(request.url):
            credentials = replace(operation, security=())
            request = replace(request, headers=request.headers.without("authorization", "cookie"))
        request = replace(request, url=url)
        response = await environment.exchange(credentials, request)
    return response


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def write_request(
    settings: Settings,
    environment: Environment,
    operation: Operation[object],
    arguments: Arguments,
    options: RequestOptions,
) -> HttpRequest:
    """The first attempt, without credentials. Headers of the call stand above the operation's, those above the client's."""
    headers = Headers({"Accept": operation.accept, "Accept-Encoding": "gzip, deflate"})
    for name, value in settings.headers.items():
        headers = headers.with_field(name, value)
    for name, value in write_headers(arguments.headers, operation.header_parameters):
        headers = headers.with_field(name, value)
    cookies = write_cookies(arguments.cookies, operation.cookie_parameters)
    if cookies != "":
        headers = headers.with_field("Cookie", cookies)
    body = None
    if arguments.body is not UNSET:
        encoded = encode_body(operation, arguments.body, arguments.content_type)
        body, headers = encoded.content, headers.with_field("Content-Type", encoded.content_type)
    for name, value in options.get("headers", {}).items():
        headers = headers.with_field(name, value)
    key_name = operation.idempotency_header
    if key_name is not None and key_name not in headers:
        headers = headers.with_field(key_name, options.get("idempotency_key") or environment.unique_key())
    return HttpRequest(
        operation=operation.name,
        method=operation.method,
        url=_write_url(settings, operation, arguments, options),
        headers=headers,
        body=body,
        timeout=options.get("timeout", settings.timeout),
    )


def _home(settings: Settings, operation: Operation[object], options: RequestOptions) -> str:
    """Where the operation is served, with the variables of the address filled in."""
    of_operation = None if settings.is_base_url_given else operation.server
    template = options.get("base_url") or of_operation or settings.base_url
    return re.sub(
        r"\{([^{}]+)\}", lambda match: settings.variables.get(match[1], match[0]), template
    )


def _write_url(
    settings: Settings, operation: Operation[object], arguments: Arguments, options: RequestOptions
) -> str:
    base = _home(settings, operation, options)
    url = base.rstrip("/") + write_path(operation.path, arguments.path, operation.path_parameters)
    if arguments.url is not None:
        return urljoin(url, arguments.url)
    query = write_query(arguments.query, operation.query_parameters)
    return url if query == "" else f"{url}{'&' if '?' in url else '?'}{query}"
