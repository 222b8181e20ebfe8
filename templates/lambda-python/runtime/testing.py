"""Calls a function as the gateway would."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .event import Event, Result
from .handler import LambdaHandler
from .http_event import query_values
from .media_type import essence, is_json
from .testing_context import TestFunction
from .values import ABSENT, parse_json, write_json


@dataclass(frozen=True)
class TestResponse:
    __test__ = False
    status: int
    headers: Mapping[str, str]
    """By name in lower case."""
    cookies: list[str]
    """One text for each `Set-Cookie`."""
    body: Any
    """Of JSON the value; a text, or bytes, for every other type; `None` without a body."""


def call_handler(
    handler: LambdaHandler,
    path: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: Any = ABSENT,
    authorizer: Mapping[str, Any] | None = None,
) -> TestResponse:
    """`path` is percent-encoded, with the query: `/pets/7?verbose=true`.

    A body of text or bytes is sent as it is, everything else as JSON. `authorizer`: what the authorizer has found out about
    the caller, `{"claims": {"scope": "pets:read"}}`.
    """
    event = _event(path, method, headers or {}, body, authorizer)
    return _read(handler(event, TestFunction()))


def _event(
    target: str, method: str, headers: Mapping[str, str], body: Any, authorizer: Mapping[str, Any] | None
) -> Event:
    path, _, query = target.partition("?")
    text, is_encoded, own = _sent(body)
    return {
        "resource": "",
        "path": path,
        "httpMethod": method,
        "headers": {**own, **headers},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": query_values(query),
        "pathParameters": None,
        "stageVariables": None,
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "test",
            "authorizer": authorizer,
            "httpMethod": method,
            "identity": {"sourceIp": "127.0.0.1", "userAgent": None},
            "path": path,
            "requestId": "test",
            "resourcePath": "",
            "stage": "test",
        },
        "body": text,
        "isBase64Encoded": is_encoded,
    }


def _sent(body: Any) -> tuple[str | None, bool, Mapping[str, str]]:
    if body is ABSENT:
        return None, False, {}
    if isinstance(body, str):
        return body, False, {}
    if isinstance(body, bytes):
        return base64.b64encode(body).decode("ascii"), True, {}
    return write_json(body), False, {"content-type": "application/json"}


def _read(result: Result) -> TestResponse:
    lines: list[tuple[str, list[str]]] = [(name.lower(), [value]) for name, value in result["headers"].items()]
    lines += [(name.lower(), values) for name, values in result["multiValueHeaders"].items()]
    headers = {name: ", ".join(values) for name, values in lines}
    text: str = result["body"]
    body: Any = text or None
    if result["isBase64Encoded"]:
        body = base64.b64decode(text)
    elif text and is_json(essence(headers.get("content-type", ""))):
        body = parse_json(text)
    cookies = [value for name, values in lines if name == "set-cookie" for value in values]
    return TestResponse(result["statusCode"], headers, cookies, body)
