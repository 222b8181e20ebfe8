"""The open connections of a WebSocket API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

from .schema import Schema
from .validate import validate
from .values import parse_json, write_json

_Message = TypeVar("_Message", contravariant=True)


class ConnectionSender(Protocol):
    """How messages reach the gateway: the AWS SDK in a function, whatever a test likes elsewhere."""

    def post(self, connection_id: str, data: str) -> bool:
        """False when the connection is no more."""
        ...

    def delete(self, connection_id: str) -> bool:
        """Closes the connection; false when it is no more."""
        ...


class Connections(Generic[_Message]):
    """Sends messages to clients, and closes their connections."""

    def __init__(self, sender: Callable[[], ConnectionSender], schema: Schema | None = None) -> None:
        self._sender = sender
        self._schema = schema

    def post(self, connection_id: str, message: _Message) -> bool:
        """Sends a message to one connection; false when the connection is no more: forget it.

        Raises `TypeError` when the message is none that the document describes.
        """
        text = self._text(message)
        return self._sender().post(connection_id, text)

    def close(self, connection_id: str) -> bool:
        """Closes a connection; false when it is no more."""
        return self._sender().delete(connection_id)

    def _text(self, message: Any) -> str:
        data = write_json(message)
        # A copy is checked: validation takes out what only the other side may send.
        problems = [] if self._schema is None else validate(self._schema, parse_json(data))
        if problems:
            raise TypeError(f"The message is invalid: {problems[0].pointer or 'it'} {problems[0].message}.")
        return data
