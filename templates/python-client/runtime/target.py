"""Where connections lead, directly or through a proxy."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from .http1 import ProtocolError, Stream


class ConnectError(OSError):
    """There is no connection, so that nothing was sent."""


@dataclass(frozen=True)
class Target:
    """Where a connection leads, and through what."""

    scheme: str
    host: str
    port: int
    proxy: str | None

    @property
    def host_field(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"


_PORTS = {"http": 80, "https": 443}


def target_of(url: str, trust_environment: bool) -> tuple[Target, SplitResult]:
    """Where a request goes. Proxies are those of the environment (`HTTPS_PROXY`, `NO_PROXY`) or of the system."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or parts.hostname is None:
        raise ValueError(f"{url!r} is no address of an API: it has to begin with https://")
    proxy = None
    if trust_environment and not proxy_bypass(parts.hostname):
        proxy = getproxies().get(parts.scheme)
    host = parts.hostname if parts.hostname.isascii() else parts.hostname.encode("idna").decode()
    return Target(parts.scheme, host, parts.port or _PORTS[parts.scheme], proxy), parts


def proxy_address(proxy: str) -> tuple[str, int, str | None]:
    """Host, port and credentials (`user:password`) of a proxy."""
    parts = urlsplit(proxy if "//" in proxy else f"http://{proxy}")
    credentials = None
    if parts.username is not None:
        credentials = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return parts.hostname or "", parts.port or 8080, credentials


async def open_tunnel(stream: Stream, target: Target, deadline: float | None) -> None:
    """Asks the proxy at the other end to pass everything on (RFC 9110, section 9.3.6)."""
    _, _, credentials = proxy_address(target.proxy or "")
    name = f"[{target.host}]" if ":" in target.host else target.host
    lines = [f"CONNECT {name}:{target.port} HTTP/1.1", f"Host: {name}:{target.port}"]
    if credentials is not None:
        lines.append(f"Proxy-Authorization: Basic {base64.b64encode(credentials.encode()).decode()}")
    await stream.write("\r\n".join([*lines, "", ""]).encode(), deadline)
    head = b""
    while b"\r\n\r\n" not in head:
        data = await stream.read(deadline)
        if data == b"" or len(head) > 65536:
            raise ProtocolError("the proxy opened no tunnel")
        head += data
    if re.match(rb"HTTP/1\.[01] 2[0-9][0-9]", head) is None:
        raise ProtocolError(f"the proxy refused: {head.split(bytes([13]))[0].decode('latin-1')}")
