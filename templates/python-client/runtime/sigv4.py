"""AWS Signature Version 4.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import Union
from urllib.parse import quote, unquote_to_bytes, urlsplit

from .messages import Headers, HttpRequest


@dataclass(frozen=True)
class AwsCredentials:
    """An access key. One that ends has a session token."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(cls) -> AwsCredentials:
        """What stands in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN: in Lambda, the function's role."""
        return cls(
            os.environ["AWS_ACCESS_KEY_ID"],
            os.environ["AWS_SECRET_ACCESS_KEY"],
            os.environ.get("AWS_SESSION_TOKEN"),
        )


def _utc_now() -> datetime:
    return datetime.now(timezone.utc)


@dataclass(frozen=True)
class SigV4:
    """Signs requests for API Gateway.

    Args:
        credentials: An access key, or what is asked for one before every attempt.
        region: Of the API; the address tells it where it is the gateway's own.
        service: `execute-api` is that of API Gateway.
        clock: For tests.
    """

    credentials: Union[AwsCredentials, Callable[[], AwsCredentials]]
    region: str | None = None
    service: str = "execute-api"
    clock: Callable[[], datetime] = _utc_now

    def sign(self, request: HttpRequest) -> HttpRequest:
        """The request with the headers `Authorization`, `X-Amz-Date` and, with a session token, `X-Amz-Security-Token`."""
        given = self.credentials
        credentials = given if isinstance(given, AwsCredentials) else given()
        region = self.region or _region_of(request.url)
        parts = urlsplit(request.url)
        time = self.clock().strftime("%Y%m%dT%H%M%SZ")
        headers = request.headers.without("authorization", "x-amz-date", "x-amz-security-token")
        headers = headers.with_field("Host", headers.get("host") or _host(parts.netloc, parts.scheme))
        headers = headers.with_field("X-Amz-Date", time)
        if credentials.session_token is not None:
            headers = headers.with_field("X-Amz-Security-Token", credentials.session_token)
        digest = hashlib.sha256(request.body or b"").hexdigest()
        signed, lines = _canonical_headers(headers)
        canonical = "\n".join(
            [request.method, _canonical_path(parts.path), _canonical_query(parts.query), lines, signed, digest]
        )
        scope = f"{time[:8]}/{region}/{self.service}/aws4_request"
        hashed = hashlib.sha256(canonical.encode()).hexdigest()
        text = f"AWS4-HMAC-SHA256\n{time}\n{scope}\n{hashed}"
        key = f"AWS4{credentials.secret_access_key}".encode()
        for part in scope.split("/"):
            key = hmac.digest(key, part.encode(), "sha256")
        signature = hmac.digest(key, text.encode(), "sha256").hex()
        value = (
            f"AWS4-HMAC-SHA256 Credential={credentials.access_key_id}/{scope}, "
            f"SignedHeaders={signed}, Signature={signature}"
        )
        return replace(request, headers=headers.with_field("Authorization", value))


def _host(netloc: str, scheme: str) -> str:
    """As it is sent: without credentials, and without the port that goes without saying."""
    host = netloc.rpartition("@")[2].lower()
    return host.removesuffix(":443" if scheme == "https" else ":80")


def _region_of(url: str) -> str:
    host = urlsplit(url).hostname or ""
    match = re.search(r"\.execute-api(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.", f"{host}.")
    if match is None:
        raise ValueError(f"The address {host} does not tell its region: give SigV4 one.")
    return match[1]


# Intermediaries change them on the way.
_UNSIGNED = frozenset({"accept-encoding", "connection", "content-length", "expect", "transfer-encoding", "user-agent"})


def _canonical_headers(headers: Headers) -> tuple[str, str]:
    names = sorted(name for name in headers if name not in _UNSIGNED)
    lines = [
        f"{name}:{','.join(re.sub(' +', ' ', value.strip()) for value in headers.get_all(name))}\n"
        for name in names
    ]
    return ";".join(names), "".join(lines)


def _canonical_path(path: str) -> str:
    """Every segment is encoded once more than it is sent (of all services but S3)."""
    return quote(path or "/", safe="/-_.~")


def _canonical_query(query: str) -> str:
    pairs = [part.partition("=") for part in query.split("&") if part != ""]
    encoded = [(_again(name), _again(value)) for name, _, value in pairs]
    return "&".join(f"{name}={value}" for name, value in sorted(encoded))


def _again(text: str) -> str:
    return quote(unquote_to_bytes(text.replace("+", "%20")), safe="-_.~")
