"""HTTP/1.1 (RFC 9112) over a stream of bytes. It is written once, for streams that wait and for streams that block."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import AsyncIterator, Iterable
from typing import Protocol

from .messages import Headers, HttpRequest

_LONGEST_HEAD = 256 * 1024


class Stream(Protocol):
    """A connection to a server. Times are those of the clock that the stream was made with."""

    async def read(self, deadline: float | None) -> bytes:
        """Some bytes; none at the end. Raises `TimeoutError` after the deadline."""
        ...

    async def write(self, data: bytes, deadline: float | None) -> None: ...

    def is_readable(self) -> bool:
        """Whether an idle connection has anything to say: the server has closed it, or does not follow the protocol."""
        ...

    def close(self) -> None: ...


class ProtocolError(OSError):
    """The server does not speak HTTP/1.1, or stopped in the middle."""


class Exchange:
    """One request and its response."""

    def __init__(self, stream: Stream, deadline: float | None) -> None:
        self._stream = stream
        self._deadline = deadline
        self._silence: float | None = None
        self._buffer = b""
        self.is_reusable = False
        """Whether another request can follow; known when the body is read."""

    async def send(
        self, request: HttpRequest, target: str, host: str, proxy_fields: Iterable[tuple[str, str]] = ()
    ) -> None:
        fields = request.headers
        lines = [f"{request.method} {target} HTTP/1.1"]
        if "host" not in fields:
            lines.append(f"Host: {host}")
        lines += [f"{name}: {value}" for name, value in proxy_fields]
        lines += [f"{_name(name)}: {_value(value)}" for name, value in fields.fields()]
        if request.body is not None or request.method in ("POST", "PUT", "PATCH"):
            lines.append(f"Content-Length: {len(request.body or b'')}")
        # Header values are sent as they were signed: in UTF-8, of which Latin-1 is what most servers make.
        head = "\r\n".join([*lines, "", ""]).encode()
        await self._stream.write(head + (request.body or b""), self._deadline)

    async def receive(self, request: HttpRequest) -> tuple[int, Headers, AsyncIterator[bytes]]:
        """Status, header fields and body of the response; what comes before it (1xx) is skipped."""
        while True:
            version, status, headers = _parse_head(await self._read_head())
            if not 100 <= status < 200 or status == 101:
                break
        # Only a success is left to the caller: an error is read as a whole, in the time of the attempt.
        if request.is_streamed and 200 <= status < 300:
            self._deadline, self._silence = None, request.silence
        is_open = version == "1.1" and "close" not in headers.get("connection", "").lower()
        return status, headers, self._body(request.method, status, headers, is_open)

    async def _read_head(self) -> bytes:
        while True:
            end = re.search(rb"\r?\n\r?\n", self._buffer)
            if end is not None:
                head, self._buffer = self._buffer[: end.start()], self._buffer[end.end() :]
                return head
            if len(self._buffer) > _LONGEST_HEAD:
                raise ProtocolError("the header of the response does not end")
            await self._more("the server closed the connection without a response")

    async def _read(self) -> bytes:
        deadline = self._deadline if self._silence is None else time.monotonic() + self._silence
        return await self._stream.read(deadline)

    async def _more(self, problem: str) -> None:
        data = await self._read()
        if data == b"":
            raise ProtocolError(problem)
        self._buffer += data

    async def _body(
        self, method: str, status: int, headers: Headers, is_open: bool
    ) -> AsyncIterator[bytes]:
        if method == "HEAD" or status in (204, 304):
            self.is_reusable = is_open
            return
        raw = self._raw_body(headers, is_open)
        encoding = headers.get("content-encoding", "").strip().lower()
        async for chunk in raw if encoding in ("", "identity") else _decoded(raw, encoding):
            if chunk:
                yield chunk

    async def _raw_body(self, headers: Headers, is_open: bool) -> AsyncIterator[bytes]:
        length = headers.get_all("content-length")
        if headers.get("transfer-encoding", "").lower().split(",")[-1].strip() == "chunked":
            async for chunk in self._chunks():
                yield chunk
        elif length:
            if not re.fullmatch(r"[0-9]+", length[0]) or len(set(length)) > 1:
                raise ProtocolError("the response has no sensible length")
            async for chunk in self._counted(int(length[0])):
                yield chunk
        else:
            is_open = False
            if self._buffer:
                yield self._take(len(self._buffer))
            while data := await self._read():
                yield data
        self.is_reusable = is_open and self._buffer == b""

    def _take(self, size: int) -> bytes:
        taken, self._buffer = self._buffer[:size], self._buffer[size:]
        return taken

    async def _counted(self, size: int) -> AsyncIterator[bytes]:
        while size > 0:
            if self._buffer == b"":
                await self._more("the server closed the connection in the middle of a response")
            taken = self._take(size)
            size -= len(taken)
            yield taken

    async def _chunks(self) -> AsyncIterator[bytes]:
        while size := _chunk_size(await self._line()):
            async for data in self._counted(size):
                yield data
            await self._line()
        # Trailers say nothing that a caller waits for.
        while await self._line():
            pass

    async def _line(self) -> bytes:
        while b"\n" not in self._buffer:
            if len(self._buffer) > _LONGEST_HEAD:
                raise ProtocolError("a chunk of the response does not begin")
            await self._more("the server closed the connection in the middle of a response")
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line.rstrip(b"\r")


def _chunk_size(line: bytes) -> int:
    text = line.split(b";")[0].strip()
    if not re.fullmatch(rb"[0-9A-Fa-f]{1,15}", text):
        raise ProtocolError("the response is cut into chunks without a size")
    return int(text, 16)


def _parse_head(head: bytes) -> tuple[str, int, Headers]:
    # A line that begins with a space continues the one before it (RFC 9112, section 5.2).
    text = re.sub(r"\r?\n[ \t]+", " ", head.decode("latin-1"))
    first, *lines = re.split(r"\r?\n", text)
    match = re.match(r"HTTP/(1\.[01]) ([1-5][0-9]{2})(?: |$)", first)
    if match is None:
        raise ProtocolError("the server does not speak HTTP/1.1")
    pairs = [line.partition(":") for line in lines]
    if any(colon == "" or name == "" or name != name.strip() for name, colon, _ in pairs):
        raise ProtocolError("the response has a header field without a name")
    return match[1], int(match[2]), Headers([(name, value.strip()) for name, _, value in pairs])


def _name(name: str) -> str:
    """RFC 9110, section 5.6.2: a field's name is a token."""
    if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
        raise ValueError(f"{name!r} is no name of a header field")
    return name


def _value(value: str) -> str:
    if re.search(r"[\r\n\0]", value):
        raise ValueError("a header field has a line break in it")
    return value


async def _decoded(raw: AsyncIterator[bytes], encoding: str) -> AsyncIterator[bytes]:
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise ProtocolError(f"the response is encoded in {encoding}, which was not asked for")
    # 32 finds out by itself whether the bytes are gzip's or zlib's.
    decoder = zlib.decompressobj(32 + zlib.MAX_WBITS)
    is_empty = True
    async for chunk in raw:
        is_empty = False
        while chunk != b"":
            if decoder.eof:
                # gzip may have several members (RFC 1952, section 2.2).
                decoder = zlib.decompressobj(32 + zlib.MAX_WBITS)
            try:
                yield decoder.decompress(chunk)
            except zlib.error as error:
                raise ProtocolError(f"the response is not {encoding}") from error
            chunk = decoder.unused_data
    if not is_empty and not decoder.eof:
        raise ProtocolError("the server closed the connection in the middle of a response")
