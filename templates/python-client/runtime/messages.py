"""Requests and responses, as middleware and transports see them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, Union, cast

HeaderInput: TypeAlias = Union[Mapping[str, str], Iterable[tuple[str, str]]]


class Headers(Mapping[str, str]):
    """Header fields. Names differ by more than case only; a field that came several times is read as one list."""

    def __init__(self, fields: HeaderInput = ()) -> None:
        if isinstance(fields, Mapping):
            fields = cast("Mapping[str, str]", fields).items()
        self._fields = list(fields)

    def __getitem__(self, name: str) -> str:
        values = self.get_all(name)
        if not values:
            raise KeyError(name)
        return ", ".join(values)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name.lower() for name, _ in self._fields))

    def __len__(self) -> int:
        return len({name.lower() for name, _ in self._fields})

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self.get_all(name))

    def __repr__(self) -> str:
        return f"Headers({list(self)!r})"

    def get_all(self, name: str) -> list[str]:
        """Every value of a field, in order: of `Set-Cookie` they must not be joined."""
        return [value for key, value in self._fields if key.lower() == name.lower()]

    def fields(self) -> list[tuple[str, str]]:
        """Every field as it was given."""
        return list(self._fields)

    def with_field(self, name: str, value: str) -> Headers:
        """The same fields, with this one in place of any of its name."""
        return Headers([*self.without(name).fields(), (name, value)])

    def without(self, *names: str) -> Headers:
        """The same fields, except those of these names."""
        folded = {name.lower() for name in names}
        return Headers([(key, value) for key, value in self._fields if key.lower() not in folded])


@dataclass(frozen=True)
class HttpRequest:
    """One attempt. Middleware makes changed copies of it with `dataclasses.replace`."""

    operation: str
    """Name of the client's method."""
    method: str
    url: str
    headers: Headers
    body: bytes | None = field(default=None, repr=False)
    attempt: int = 1
    """1 for the first attempt."""
    timeout: float | None = None
    """Seconds until the response has to be read as a whole, or to be begun where it is a success that is streamed."""
    is_streamed: bool = False
    """Whether the caller reads the body as it comes."""
    silence: float | None = None
    """Seconds that may pass without another byte of a body that is streamed."""


class HttpResponse:
    """A response whose body is still to be read."""

    def __init__(
        self,
        status: int,
        headers: HeaderInput,
        chunks: bytes | Iterator[bytes] = b"",
        close: Callable[[], None] | None = None,
    ) -> None:
        self.status = status
        self.headers = Headers(headers)
        self._chunks = iter([chunks]) if isinstance(chunks, bytes) else chunks
        self._close = close

    def iter_bytes(self) -> Iterator[bytes]:
        """The body, in pieces as they come. It can be read once."""
        return self._chunks

    def read(self) -> bytes:
        """The rest of the body; afterwards it can be read again."""
        body = b"".join(self._chunks)
        self._chunks = iter([body])
        return body

    def close(self) -> None:
        """Gives the connection back, or closes it where the body was not read to its end."""
        if self._close is not None:
            self._close()


class AsyncHttpResponse:
    """A response whose body is still to be read."""

    def __init__(
        self,
        status: int,
        headers: HeaderInput,
        chunks: bytes | AsyncIterator[bytes] = b"",
        close: Callable[[], None] | None = None,
    ) -> None:
        self.status = status
        self.headers = Headers(headers)
        self._chunks = _once(chunks) if isinstance(chunks, bytes) else chunks
        self._close = close

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """The body, in pieces as they come. It can be read once."""
        return self._chunks

    async def read(self) -> bytes:
        """The rest of the body; afterwards it can be read again."""
        body = b"".join([chunk async for chunk in self._chunks])
        self._chunks = _once(body)
        return body

    def close(self) -> None:
        """Gives the connection back, or closes it where the body was not read to its end."""
        if self._close is not None:
            self._close()


async def _once(body: bytes) -> AsyncIterator[bytes]:
    yield body
