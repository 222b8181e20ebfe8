"""Connections that block."""

from __future__ import annotations

import select
import socket
import ssl
import time

from .target import Target, open_tunnel

_CHUNK = 65536


class SocketStream:
    """A socket, with or without TLS."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection

    async def read(self, deadline: float | None) -> bytes:
        self._socket.settimeout(remaining(deadline))
        try:
            return self._socket.recv(_CHUNK)
        except ssl.SSLEOFError:
            return b""

    async def write(self, data: bytes, deadline: float | None) -> None:
        self._socket.settimeout(remaining(deadline))
        self._socket.sendall(data)

    def is_readable(self) -> bool:
        try:
            return bool(select.select([self._socket], [], [], 0)[0])
        except (OSError, ValueError):
            return True

    def close(self) -> None:
        self._socket.close()

    def over_tls(self, tls: ssl.SSLContext, host: str, deadline: float | None) -> SocketStream:
        self._socket.settimeout(remaining(deadline))
        return SocketStream(tls.wrap_socket(self._socket, server_hostname=host))


def remaining(deadline: float | None) -> float | None:
    """Seconds until a deadline; raises `TimeoutError` once it is over."""
    if deadline is None:
        return None
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError("timed out")
    return seconds


async def open_socket_stream(
    target: Target, tls: ssl.SSLContext | None, deadline: float | None
) -> SocketStream:
    """Connects, through the proxy where there is one."""
    address = (target.host, target.port)
    if target.proxy is not None:
        address = (target.proxy.host, target.proxy.port)
    stream = SocketStream(socket.create_connection(address, remaining(deadline)))
    try:
        if tls is None:
            return stream
        if target.proxy is not None:
            await open_tunnel(stream, target, deadline)
        return stream.over_tls(tls, target.host, deadline)
    except BaseException:
        stream.close()
        raise
