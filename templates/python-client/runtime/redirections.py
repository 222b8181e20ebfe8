"""Where a response leads to: credentials do not go along to another origin."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from .authentication import Authentication
from .environment import Environment
from .errors import CallTimeoutError, TransportError
from .messages import AsyncHttpResponse, HttpRequest
from .operation import Operation

_MOST_REDIRECTIONS = 10
_PORTS = {"http": 80, "https": 443}


def is_same_origin(one: str, other: str) -> bool:
    """Whether two addresses have the same scheme, host and port."""
    return _origin(one) == _origin(other)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)


def address_of(base: str, reference: str) -> str | None:
    """Where a reference in a response leads; `None` where that is no address that a request could be sent to."""
    try:
        url = urljoin(base, reference)
        scheme, host, _ = _origin(url)
        # What has no form for the DNS would fail in the middle of connecting.
        is_address = scheme in _PORTS and host is not None and host.encode("idna") != b""
    except ValueError:
        return None
    return url if is_address else None


def for_strangers(request: HttpRequest) -> HttpRequest:
    """A request without the header fields that prove who sends it."""
    return replace(request, headers=request.headers.without("authorization", "cookie"))


async def exchange_following(
    environment: Environment, operation: Operation[object], authentication: Authentication, request: HttpRequest
) -> AsyncHttpResponse:
    """Follows redirections of GET and HEAD; of anything else, or to no address, a redirection is an answer like others.

    Credentials go to the first place only, unless the next one has the same origin. All requests together have the time
    of one attempt.
    """
    deadline = None if request.timeout is None else environment.now() + request.timeout
    response = await environment.exchange(operation, authentication, request)
    credentials: Operation[object] = operation
    for _ in range(_MOST_REDIRECTIONS):
        location = response.headers.get("location")
        is_redirection = response.status in (301, 302, 303, 307, 308) and request.method in ("GET", "HEAD")
        url = None if location is None else address_of(request.url, location)
        if url is None or not is_redirection:
            return response
        response.close()
        if not is_same_origin(url, request.url):
            credentials, request = replace(operation, security=()), for_strangers(request)
        left = None if deadline is None else max(0.001, deadline - environment.now())
        request = replace(request, url=url, timeout=left)
        try:
            response = await environment.exchange(credentials, authentication, request)
        except (TransportError, CallTimeoutError) as error:
            # The API was reached, whatever became of the place that it named.
            error.was_sent = True
            raise
    return response
