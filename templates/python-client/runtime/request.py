"""How a call becomes a request."""

from __future__ import annotations

import re
from collections.abc import Callable

from .body import encode_body
from .errors import CallError
from .messages import Headers, HttpRequest
from .operation import Arguments, Operation, RequestOptions
from .parameters import write_cookies, write_headers, write_path, write_query
from .redirections import address_of
from .settings import Settings
from .values import UNSET


def write_request(
    settings: Settings,
    operation: Operation[object],
    arguments: Arguments,
    options: RequestOptions,
    unique_key: Callable[[], str],
) -> HttpRequest:
    """The first attempt, without credentials. Headers of the call stand above the operation's, those above the client's."""
    headers = Headers(
        {"Accept": operation.accept, "Accept-Encoding": "gzip, deflate", "User-Agent": settings.user_agent}
    )
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
    if key_name is None and "idempotency_key" in options:
        raise ValueError(f"{operation.name} takes no idempotency key.")
    if key_name is not None and key_name not in headers:
        headers = headers.with_field(key_name, options.get("idempotency_key") or unique_key())
    return HttpRequest(
        operation=operation.name,
        method=operation.method,
        url=_write_url(settings, operation, arguments, options),
        headers=headers,
        body=body,
        timeout=options.get("timeout", settings.timeout),
    )


def home_of(settings: Settings, operation: Operation[object], options: RequestOptions) -> str:
    """Where the operation is served, with the variables of the address filled in."""
    of_operation = None if settings.is_base_url_given else operation.server
    template = options.get("base_url") or of_operation or settings.base_url
    return re.sub(
        r"\{([^{}]+)\}", lambda match: settings.variables.get(match[1], match[0]), template
    )


def _write_url(
    settings: Settings, operation: Operation[object], arguments: Arguments, options: RequestOptions
) -> str:
    base = home_of(settings, operation, options)
    url = base.rstrip("/") + write_path(operation.path, arguments.path, operation.path_parameters)
    if arguments.url is not None:
        following = address_of(url, arguments.url)
        if following is None:
            raise CallError(operation.name, 0, f"{operation.name} cannot go on: {arguments.url!r} is no address.")
        return following
    query = write_query(arguments.query, operation.query_parameters)
    return url if query == "" else f"{url}{'&' if '?' in url else '?'}{query}"
