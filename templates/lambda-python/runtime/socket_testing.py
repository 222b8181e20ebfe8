"""Calls a route as the gateway would, with connections that only remember what is sent to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .event import Event
from .socket_handler import SocketRoute, create_socket_handler
from .socket_middleware import RouteMiddleware
from .testing_context import TestFunction
from .values import ABSENT, parse_json, write_json


@dataclass
class TestReply:
    __test__ = False
    status: int
    """200, or that of the error."""
    reply: Any
    """What the client hears; `None` where it hears nothing."""
    subprotocol: str | None
    """What `$connect` has agreed to."""
    posted: list[tuple[str, Any]]
    """Connection and message of what was sent, in order."""
    closed: list[str]
    """Connections that were closed."""


@dataclass
class _Sender:
    gone: Sequence[str]
    posted: list[tuple[str, Any]] = field(default_factory=list[tuple[str, Any]])
    closed: list[str] = field(default_factory=list[str])

    def post(self, connection_id: str, data: str) -> bool:
        if connection_id in self.gone:
            return False
        self.posted.append((connection_id, parse_json(data)))
        return True

    def delete(self, connection_id: str) -> bool:
        if connection_id in self.gone:
            return False
        self.closed.append(connection_id)
        return True


def call_route(
    route: SocketRoute,
    message: Any = ABSENT,
    *,
    connection_id: str = "test",
    headers: Mapping[str, str] | None = None,
    query: Mapping[str, str] | None = None,
    authorizer: Mapping[str, Any] | None = None,
    gone: Sequence[str] = (),
    middleware: Sequence[RouteMiddleware] = (),
) -> TestReply:
    """A message of text is sent as it is, everything else as JSON.

    Args:
        headers: Of the handshake, on `$connect`, and so is `query`.
        authorizer: What the authorizer of `$connect` has found out about the client.
        gone: Connections that are no more.
    """
    sender = _Sender(gone)
    handler = create_socket_handler([route], sender_for=lambda stage, domain: sender, middleware=middleware)
    key = route.route.key
    event: Event = {
        "requestContext": {
            "routeKey": key,
            "eventType": {"$connect": "CONNECT", "$disconnect": "DISCONNECT"}.get(key, "MESSAGE"),
            "connectionId": connection_id,
            "requestId": "test",
            "apiId": "test",
            "domainName": "test.execute-api.us-east-1.amazonaws.com",
            "stage": "test",
            "identity": {"sourceIp": "127.0.0.1"},
            "authorizer": authorizer,
        },
        "body": None if message is ABSENT else message if isinstance(message, str) else write_json(message),
        "headers": headers,
        "queryStringParameters": query,
        "isBase64Encoded": False,
    }
    result = handler(event, TestFunction())
    reply = parse_json(result["body"]) if "body" in result else None
    subprotocol = result.get("headers", {}).get("Sec-WebSocket-Protocol")
    return TestReply(result["statusCode"], reply, subprotocol, sender.posted, sender.closed)
