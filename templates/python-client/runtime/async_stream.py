"""Connections that wait, on the event loop of `asyncio`."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Coroutine, Generator
from typing import Any, TypeVar

from .socket_stream import remaining
from .target import Proxy, Target, open_tunnel

_CHUNK = 65536
Result = TypeVar("Result")


async def _within(deadline: float | None, work: Coroutine[Any, Any, Result]) -> Result:
    """For connecting only: until Python 3.12 `wait_for` swallows a cancellation that comes together with the result."""
    try:
        return await asyncio.wait_for(work, remaining(deadline))
    except asyncio.TimeoutError as error:
        # Python 3.10 has two exceptions of this name.
        raise TimeoutError("timed out") from error
    finally:
        work.close()


class AsyncStreamOverSocket:
    """A connection of the running event loop, with or without TLS."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._loop = asyncio.get_running_loop()
        self._is_late = False

    async def read(self, deadline: float | None) -> bytes:
        with self._until(deadline):
            return await self._reader.read(_CHUNK)

    async def write(self, data: bytes, deadline: float | None) -> None:
        with self._until(deadline):
            self._writer.write(data)
            await self._writer.drain()

    @contextlib.contextmanager
    def _until(self, deadline: float | None) -> Generator[None, None, None]:
        """Ends the connection with the time: whatever waits for it wakes up, and no task has to be cancelled for it."""
        seconds = remaining(deadline)
        alarm = None if seconds is None else self._loop.call_later(seconds, self._give_up)
        try:
            yield
        except OSError:
            if not self._is_late:
                raise
        finally:
            if alarm is not None:
                alarm.cancel()
        if self._is_late:
            raise TimeoutError("timed out")

    def _give_up(self) -> None:
        self._is_late = True
        self._writer.transport.abort()

    def is_readable(self) -> bool:
        # A connection of a loop that has ended is of no more use.
        if asyncio.get_running_loop() is not self._loop or self._writer.is_closing():
            return True
        # The reader does not say what it holds: whether reading would wait tells.
        reading = self._reader.read(1)
        try:
            reading.send(None)
        except (StopIteration, OSError):
            return True
        reading.close()
        return False

    def close(self) -> None:
        # Nothing is left to say: to part from TLS properly would wait for a server that may have stopped answering.
        with contextlib.suppress(RuntimeError):
            self._writer.transport.abort()


class _RawStream:
    """A socket before TLS, for the few bytes that a proxy is sent."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._loop = asyncio.get_running_loop()

    async def read(self, deadline: float | None) -> bytes:
        # One byte at a time: what follows the proxy's answer belongs to TLS.
        return await _within(deadline, self._loop.sock_recv(self._socket, 1))

    async def write(self, data: bytes, deadline: float | None) -> None:
        await _within(deadline, self._loop.sock_sendall(self._socket, data))

    def is_readable(self) -> bool:
        return False

    def close(self) -> None:
        self._socket.close()


async def open_async_stream(
    target: Target, tls: ssl.SSLContext | None, deadline: float | None
) -> AsyncStreamOverSocket:
    """Connects, through the proxy where there is one."""
    if target.proxy is None:
        opening = asyncio.open_connection(target.host, target.port, ssl=tls)
        return AsyncStreamOverSocket(*await _within(deadline, opening))
    proxy = target.proxy
    if tls is None:
        opening = asyncio.open_connection(proxy.host, proxy.port)
        return AsyncStreamOverSocket(*await _within(deadline, opening))
    connection = await _connect_socket(proxy, deadline)
    try:
        await open_tunnel(_RawStream(connection), target, deadline)
        opening = asyncio.open_connection(sock=connection, ssl=tls, server_hostname=target.host)
        return AsyncStreamOverSocket(*await _within(deadline, opening))
    except BaseException:
        connection.close()
        raise


async def _connect_socket(proxy: Proxy, deadline: float | None) -> socket.socket:
    loop = asyncio.get_running_loop()
    problem: OSError = OSError(f"{proxy.host} has no address")
    for family, kind, protocol, _, address in await _within(
        deadline, loop.getaddrinfo(proxy.host, proxy.port, type=socket.SOCK_STREAM)
    ):
        connection = socket.socket(family, kind, protocol)
        connection.setblocking(False)
        try:
            await _within(deadline, loop.sock_connect(connection, address))
        except OSError as error:
            connection.close()
            problem = error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise problem
