"""What the runtime knows of a route of a WebSocket API, and what its handler knows beside the message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Generic, Literal, TypeVar

from .connections import Connections
from .event import Event, LambdaContext
from .log import Logger
from .record import Datum
from .schema import Schema

_Message = TypeVar("_Message")


class RouteMessage(Datum):
    kind: Literal["json", "text"]
    """`text`: messages are taken as they are."""
    schema: Schema


class RouteParameter(Datum):
    """Of the handshake."""

    name: str
    place: Literal["query", "header"]
    schema: Schema
    required: bool = False


class RouteData(Datum):
    key: str
    """`$connect`, `$disconnect`, `$default`, or what messages are selected by."""
    message: RouteMessage | None = None
    """`None` for routes that get no message."""
    parameters: tuple[RouteParameter, ...] = ()
    replies: bool = False
    """Whether what the handler returns goes to the client."""


class RouteContext(Datum, Generic[_Message]):
    """`_Message`: what the server sends by itself."""

    connection_id: str
    """Of the client that has called: keep it to send messages later."""
    route_key: str
    request_id: str
    authorizer: Mapping[str, Any]
    """What the authorizer of `$connect` returned; empty without one."""
    subprotocols: tuple[str, ...]
    """That the client asks for, on `$connect`: its handler returns the one that it speaks."""
    connections: Connections[_Message]
    event: Event
    function: LambdaContext
    log: Logger
    """Each line bears the ids of request, invocation (`functionRequestId`) and connection, and the route."""


_NO_VALUES: Final[Mapping[str, Any]] = {}


class Handshake(Datum):
    """What a handshake looks like before its types are known."""

    query: Mapping[str, Any] = _NO_VALUES
    headers: Mapping[str, Any] = _NO_VALUES
