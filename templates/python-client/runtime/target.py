"""Where connections lead, directly or through a proxy."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field, replace
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from .http1 import ProtocolError, Stream


class ConnectError(OSError):
    """There is no connection, so that nothing was sent."""


class ConnectTimeoutError(ConnectError, TimeoutError):
    """There is no connection yet, and the time is over."""


@dataclass(frozen=True)
class Target:
    """Where a connection leads, and through what."""

    scheme: str
    host: str
    port: int
    proxy: Proxy | None

    @property
    def authority(self) -> str:
        return f"{_bracketed(self.host)}:{self.port}"

    @property
    def host_field(self) -> str:
        return _bracketed(self.host) if self.port == _PORTS[self.scheme] else self.authority


@dataclass(frozen=True)
class Proxy:
    """What passes requests on."""

    host: str
    port: int
    credentials: str | None = field(repr=False)
    """`user:password`."""

    def authorization(self) -> tuple[tuple[str, str], ...]:
        """The header field that proves who asks, where the proxy wants one."""
        if self.credentials is None:
            return ()
        proof = base64.b64encode(self.credentials.encode()).decode()
        return (("Proxy-Authorization", f"Basic {proof}"),)


_PORTS = {"http": 80, "https": 443}


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def target_of(url: str, trust_environment: bool) -> tuple[Target, SplitResult]:
    """Where a request goes.

    Proxies are those of the environment (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`) or of the system.
    """
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or parts.hostname is None:
        raise ValueError(f"{url!r} is no address of an API: it has to begin with https://")
    host = parts.hostname if parts.hostname.isascii() else parts.hostname.encode("idna").decode()
    target = Target(parts.scheme, host, parts.port or _PORTS[parts.scheme], None)
    # What is bypassed may be named with its port or without.
    if not trust_environment or proxy_bypass(target.host) or proxy_bypass(target.authority):
        return target, parts
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    return (replace(target, proxy=_proxy(proxy)) if proxy else target), parts


def _proxy(address: str) -> Proxy:
    parts = urlsplit(address if "//" in address else f"http://{address}")
    if parts.scheme != "http" or parts.hostname is None:
        # The credentials in the address are nobody's business.
        raise ValueError(f"The proxy of the environment has to be http://..., and is {parts.scheme}://{parts.hostname}.")
    credentials = None
    if parts.username is not None:
        credentials = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return Proxy(parts.hostname, parts.port or _PORTS["http"], credentials)


async def open_tunnel(stream: Stream, target: Target, deadline: float | None) -> None:
    """Asks the proxy at the other end to pass everything on (RFC 9110, section 9.3.6)."""
    fields = () if target.proxy is None else target.proxy.authorization()
    lines = [f"CONNECT {target.authority} HTTP/1.1", f"Host: {target.authority}"]
    lines += [f"{name}: {value}" for name, value in fields]
    await stream.write("\r\n".join([*lines, "", ""]).encode(), deadline)
    head = b""
    while b"\r\n\r\n" not in head:
        data = await stream.read(deadline)
        if data == b"" or len(head) > 65536:
            raise ProtocolError("the proxy opened no tunnel")
        head += data
    if re.match(rb"HTTP/1\.[01] 2[0-9][0-9]", head) is None:
        raise ProtocolError(f"the proxy refused: {head.split(bytes([13]))[0].decode('latin-1')}")
