"""Bodies that are read as they come: bytes, lines, server-sent events."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from .messages import AsyncHttpResponse, Headers
from .reading import each_line
from .waiting import run

if TYPE_CHECKING:
    from .values import JsonValue

Item = TypeVar("Item")


Data = TypeVar("Data", covariant=True)


@dataclass(frozen=True)
class ServerSentEvent(Generic[Data]):
    """One event (https://html.spec.whatwg.org/multipage/server-sent-events.html), with data that are JSON of a type."""

    data: str
    event: str = "message"
    id: str = ""
    retry: int | None = None
    """Milliseconds that the server wants clients to wait before they connect again."""

    def json(self) -> Data:
        """The data, parsed. Raises `ValueError` where it is no JSON."""
        return cast("Data", json.loads(self.data))


async def server_sent_events(chunks: AsyncIterator[bytes]) -> AsyncIterator[ServerSentEvent[JsonValue]]:
    """Events of a `text/event-stream`. One that is not ended by an empty line is dropped, as the standard has it."""
    data: list[str] = []
    event, last_id, retry = "", "", None
    is_first = True
    async for line in each_line(chunks):
        if is_first:
            line, is_first = line.removeprefix("\ufeff"), False
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if line == "":
            if data:
                found: ServerSentEvent[JsonValue] = ServerSentEvent("\n".join(data), event or "message", last_id, retry)
                yield found
            data, event, retry = [], "", None
        elif name == "data":
            data.append(value)
        elif name == "event":
            event = value
        elif name == "id" and "\0" not in value:
            last_id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            retry = int(value)


async def json_events(chunks: AsyncIterator[bytes]) -> AsyncIterator[ServerSentEvent[JsonValue]]:
    """Events whose data are JSON. `[DONE]` is how a number of services end a stream of them."""
    async for event in server_sent_events(chunks):
        if event.data == "[DONE]":
            return
        yield event


async def json_lines(chunks: AsyncIterator[bytes]) -> AsyncIterator[JsonValue]:
    """Values of a text with one JSON value a line; RFC 7464's separators are skipped."""
    async for line in each_line(chunks):
        text = line.strip().lstrip("\x1e")
        if text != "":
            yield cast("JsonValue", json.loads(text))


Decode = Callable[[AsyncIterator[bytes]], AsyncIterator[Item]]


class Stream(Generic[Item]):
    """What arrives one after the other. A context manager, and an iterator that ends with the response."""

    def __init__(self, response: AsyncHttpResponse, decode: Decode[Item]) -> None:
        self.status = response.status
        self.headers: Headers = response.headers
        self._response = response
        self._items = decode(response.iter_bytes())

    def __iter__(self) -> Iterator[Item]:
        return self

    def __next__(self) -> Item:
        try:
            return run(_next(self._items))
        except StopAsyncIteration:
            self.close()
            raise StopIteration from None

    def __enter__(self) -> Stream[Item]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the response."""
        self._response.close()


async def _next(items: AsyncIterator[Item]) -> Item:
    return await items.__anext__()


class AsyncStream(Generic[Item]):
    """What arrives one after the other. A context manager, and an iterator that ends with the response."""

    def __init__(self, response: AsyncHttpResponse, decode: Decode[Item]) -> None:
        self.status = response.status
        self.headers: Headers = response.headers
        self._response = response
        self._items = decode(response.iter_bytes())

    def __aiter__(self) -> AsyncIterator[Item]:
        return self

    async def __anext__(self) -> Item:
        try:
            return await self._items.__anext__()
        except StopAsyncIteration:
            self.close()
            raise

    async def __aenter__(self) -> AsyncStream[Item]:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the response."""
        self._response.close()


async def as_bytes(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The bytes as they come."""
    async for chunk in chunks:
        yield chunk
