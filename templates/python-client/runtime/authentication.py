"""What proves who sends a request."""

from __future__ import annotations

import base64
import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Literal, Protocol, TypeAlias, Union, cast
from urllib.parse import quote

from .messages import AsyncHttpResponse, HttpRequest
from .operation import Operation


class Wire(Protocol):
    """How a source of tokens reaches the server that issues them: as the client that asks for the token does."""

    async def send(self, request: HttpRequest) -> AsyncHttpResponse: ...

    def now(self) -> float:
        """Seconds since 1970."""
        ...

    async def acquire(self, lock: Lock) -> None:
        """Waits for its turn, without holding up an event loop."""
        ...


class TokenSource(Protocol):
    """Keeps a token and renews it. A call that is answered 401 is made once more, with another token."""

    async def token(self, wire: Wire) -> str: ...

    def discard(self, refused: str | None) -> None:
        """Called when the API refused the token: one that has taken its place since is kept. `None`: whatever it was."""
        ...


@dataclass(frozen=True)
class BasicCredentials:
    """A user name and a password."""

    username: str
    password: str = field(repr=False)


class Signer(Protocol):
    """Signs a request: gives back the request with whatever proves who sends it."""

    def sign(self, request: HttpRequest) -> HttpRequest: ...


Secret: TypeAlias = Union[str, Callable[[], Union[str, Awaitable[str]]]]
"""A key, or what is asked for it before every attempt. Only asynchronous clients can wait for it."""

Token: TypeAlias = Union[Secret, TokenSource]
"""A token, what is asked for it before every attempt, or what renews it by itself."""

Credential: TypeAlias = Union[Token, BasicCredentials, Signer]


@dataclass(frozen=True)
class SecurityScheme:
    """What a caller has to send."""

    kind: Literal["apiKey", "basic", "token", "signature"]
    name: str = "Authorization"
    """Of the field that holds a key; of a token, what stands in front of it (`Bearer`)."""
    place: Literal["header", "query", "cookie"] = "header"


@dataclass(frozen=True)
class Authentication:
    """The schemes of an API, and the credentials that a client has for them."""

    schemes: Mapping[str, SecurityScheme]
    credentials: Mapping[str, Credential] = field(repr=False)
    sent: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    """What a call has had of its token sources, by scheme."""

    def of_call(self, credentials: Mapping[str, Credential] | None) -> Authentication:
        """With the credentials of a call in place of the client's."""
        if credentials is None:
            return replace(self, sent={})
        unknown = ", ".join(name for name in credentials if name not in self.schemes)
        if unknown != "":
            raise ValueError(f"The API has no security scheme of this name: {unknown}.")
        return replace(self, credentials=credentials, sent={})

    def chosen(self, operation: Operation[object]) -> tuple[str, ...]:
        """The schemes of the first alternative that there are credentials for; none without any."""
        for alternative in operation.security:
            is_met = all(name in self.credentials or name not in self.schemes for name in alternative)
            if alternative and is_met:
                return alternative
        return ()


async def authenticate(
    request: HttpRequest, operation: Operation[object], authentication: Authentication, wire: Wire
) -> HttpRequest:
    """Adds the credentials of the first alternative that there are credentials for.

    Without any, the request goes out as it is: something else may prove who sends it, and if not, the API says so.
    Signatures come last, over everything else.
    """
    schemes = authentication.schemes
    chosen = [name for name in authentication.chosen(operation) if name in schemes]
    for name in sorted(chosen, key=lambda each: schemes[each].kind == "signature"):
        credential = authentication.credentials[name]
        if hasattr(credential, "discard"):
            credential = authentication.sent[name] = await cast("TokenSource", credential).token(wire)
        request = await _with_credential(request, schemes[name], credential)
    return request


def discard_tokens(operation: Operation[object], authentication: Authentication) -> bool:
    """Tells the sources of a refused request's tokens so; true where there are any, and another attempt makes sense."""
    sources = [
        (name, cast("TokenSource", credential))
        for name in authentication.chosen(operation)
        if hasattr(credential := authentication.credentials.get(name), "discard")
    ]
    for name, source in sources:
        source.discard(authentication.sent.get(name))
    return bool(sources)


async def _with_credential(request: HttpRequest, scheme: SecurityScheme, credential: Credential) -> HttpRequest:
    if scheme.kind == "signature":
        if not hasattr(credential, "sign"):
            raise TypeError("a scheme with signatures takes a signer, such as SigV4(...)")
        return cast("Signer", credential).sign(request)
    if scheme.kind == "basic":
        if not isinstance(credential, BasicCredentials):
            raise TypeError("basic authentication takes BasicCredentials(username, password)")
        pair = f"{credential.username}:{credential.password}".encode()
        return _with_header(request, "Authorization", f"Basic {base64.b64encode(pair).decode()}")
    secret = await _secret(cast("Secret", credential))
    if scheme.kind == "token":
        return _with_header(request, "Authorization", f"{scheme.name} {secret}")
    if scheme.place == "header":
        return _with_header(request, scheme.name, secret)
    if scheme.place == "query":
        separator = "&" if "?" in request.url else "?"
        added = f"{quote(scheme.name, safe='')}={quote(secret, safe='')}"
        return replace(request, url=f"{request.url}{separator}{added}")
    others = request.headers.get("cookie")
    cookie = f"{scheme.name}={quote(secret, safe='')}"
    return _with_header(request, "Cookie", cookie if others is None else f"{others}; {cookie}")


def _with_header(request: HttpRequest, name: str, value: str) -> HttpRequest:
    return replace(request, headers=request.headers.with_field(name, value))


async def _secret(credential: Secret) -> str:
    if isinstance(credential, str):
        return credential
    secret = credential()
    return await secret if inspect.isawaitable(secret) else secret
