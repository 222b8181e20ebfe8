"""Checks tokens: signature, issuer, audience and time, with the package PyJWT."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt

from .event import mapping_of
from .record import Datum
from .values import is_list

_CLOCK_TOLERANCE = 5
"""Seconds that the clocks of issuer and function may differ."""
_KEY_LIFETIME = 600.0
_KEY_COOLDOWN = 30.0
"""Seconds. Keys are looked for again when a token names one that is not there, at most once in this time."""
_TIMEOUT = 5.0
_ALGORITHM = re.compile(r"(?:RS|PS|ES)[0-9]{3}|EdDSA|Ed25519")


class TokenRules(Datum):
    """What of a token's check is known when the code is generated."""

    algorithms: tuple[str, ...]
    """Of signatures that are accepted; asymmetric ones alone."""
    scopes_claims: tuple[str, ...]
    """Claims that tell the scopes: the first that is there counts."""
    groups_claims: tuple[str, ...]


class TokenSource(Datum):
    """Where tokens come from, and whom they are for."""

    issuer: str
    audiences: tuple[str, ...]
    jwks_uri: str | None = None
    """Address of the issuer's keys; its metadata tells when absent."""


class VerifiedToken(Datum):
    principal_id: str
    """Its `sub`, or the client that it was made for."""
    scopes: list[str]
    groups: list[str]
    claims: Mapping[str, Any]


TokenVerifier: TypeAlias = Callable[[str], "VerifiedToken | None"]
"""`None` for a token that is not to be trusted.

Raises when the issuer's keys cannot be had: that is nobody's fault who calls.
"""

FetchJson: TypeAlias = Callable[[str], Any]


def source_from_environment() -> TokenSource:
    """TOKEN_ISSUER, TOKEN_AUDIENCE (with commas between several) and TOKEN_JWKS_URI."""
    audiences = (each.strip() for each in os.environ.get("TOKEN_AUDIENCE", "").split(","))
    return TokenSource(
        issuer=os.environ.get("TOKEN_ISSUER", "").strip(),
        audiences=tuple(each for each in audiences if each),
        jwks_uri=os.environ.get("TOKEN_JWKS_URI", "").strip() or None,
    )


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def fetch_json(address: str) -> Any:
    """Raises `OSError` or `ValueError` when there is no JSON at the address itself, or not in time."""
    request = Request(address, headers={"accept": "application/json"})
    with build_opener(_NoRedirects()).open(request, timeout=_TIMEOUT) as response:
        return json.load(response)


def create_token_verifier(
    rules: TokenRules,
    source: Callable[[], TokenSource] = source_from_environment,
    get_json: FetchJson = fetch_json,
) -> TokenVerifier:
    """A verifier that keeps the issuer's keys for as long as the function lives."""
    kept: list[_Verifier] = []

    def verify(token: str) -> VerifiedToken | None:
        if not kept:
            kept.append(_prepare(rules, source(), get_json))
        return kept[0].verify(token)

    return verify


def _prepare(rules: TokenRules, source: TokenSource, get_json: FetchJson) -> _Verifier:
    if not _is_secure(source.issuer):
        raise ValueError("TOKEN_ISSUER has to be an address that begins with https://")
    if not source.audiences:
        raise ValueError("TOKEN_AUDIENCE has to name at least one audience")
    if not all(_ALGORITHM.fullmatch(algorithm) for algorithm in rules.algorithms):
        raise ValueError("tokens can be signed with asymmetric algorithms only")
    address = source.jwks_uri or _discover_keys(source.issuer, get_json)
    if not _is_secure(address):
        raise ValueError("the issuer's keys have to be at an address that begins with https://")
    return _Verifier(rules, source, _Keys(address, get_json))


def _discover_keys(issuer: str, get_json: FetchJson) -> str:
    """The address of the issuer's keys, from its metadata.

    https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation
    """
    metadata = mapping_of(get_json(f"{_bare(issuer)}/.well-known/openid-configuration"))
    named, address = metadata.get("issuer"), metadata.get("jwks_uri")
    if not isinstance(named, str) or _bare(named) != _bare(issuer):
        raise ValueError("the metadata of the issuer names another issuer")
    if not isinstance(address, str):
        raise ValueError("the metadata of the issuer names no keys")
    return address


def _is_secure(address: str) -> bool:
    return address.startswith("https://")


def _bare(address: str) -> str:
    return address.removesuffix("/")


class _Keys:
    """The issuer's keys, by id."""

    def __init__(self, address: str, get_json: FetchJson) -> None:
        self._address = address
        self._get_json = get_json
        self._keys: list[tuple[Mapping[str, Any], jwt.PyJWK]] = []
        self._read_at: float | None = None

    def find(self, header: Mapping[str, Any]) -> jwt.PyJWK | None:
        age = None if self._read_at is None else time.monotonic() - self._read_at
        if age is None or age > _KEY_LIFETIME:
            self._read()
        found = self._among(header)
        if found is None and age is not None and age > _KEY_COOLDOWN:
            self._read()
            found = self._among(header)
        return found

    def _read(self) -> None:
        keys: list[tuple[Mapping[str, Any], jwt.PyJWK]] = []
        listed: list[Any] = mapping_of(self._get_json(self._address)).get("keys") or []
        for data in map(mapping_of, listed):
            # Keys for encryption, and of kinds that nobody knows yet, are nobody's to trust.
            if data.get("use", "sig") != "sig":
                continue
            try:
                keys.append((data, jwt.PyJWK(dict(data))))
            except jwt.PyJWTError:
                continue
        self._keys = keys
        self._read_at = time.monotonic()

    def _among(self, header: Mapping[str, Any]) -> jwt.PyJWK | None:
        """Without an id the token's key is the only one that goes with its algorithm."""
        name, algorithm = header.get("kid"), header.get("alg")
        fitting = [
            key
            for data, key in self._keys
            if (name is None or data.get("kid") == name) and data.get("alg", algorithm) == algorithm
        ]
        return fitting[0] if len(fitting) == 1 else None


class _Verifier:
    def __init__(self, rules: TokenRules, source: TokenSource, keys: _Keys) -> None:
        self._rules = rules
        self._source = source
        self._keys = keys

    def verify(self, token: str) -> VerifiedToken | None:
        try:
            header = jwt.get_unverified_header(token)
            key = self._keys.find(header) if header.get("alg") in self._rules.algorithms else None
            if key is None:
                return None
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=list(self._rules.algorithms),
                leeway=_CLOCK_TOLERANCE,
                options={"require": ["exp"], "verify_aud": False, "verify_iss": False},
            )
        except jwt.PyJWTError:
            return None
        if _bare(str(claims.get("iss", ""))) != _bare(self._source.issuer):
            return None
        return self._described(claims) if _is_for(claims, self._source.audiences) else None

    def _described(self, claims: Mapping[str, Any]) -> VerifiedToken:
        named = (claims.get(name) for name in ("sub", "client_id", "azp"))
        principal = next((each for each in named if isinstance(each, str)), "")
        return VerifiedToken(
            principal_id=principal or "unnamed",
            scopes=_list(claims, self._rules.scopes_claims),
            groups=_list(claims, self._rules.groups_claims),
            claims=claims,
        )


def _is_for(claims: Mapping[str, Any], audiences: Sequence[str]) -> bool:
    """As the service's own JWT authorizers have it: `aud`, or `client_id` where there is no `aud` (Cognito's access tokens).

    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
    """
    found: Any = claims.get("aud", claims.get("client_id"))
    named = found if is_list(found) else [found]
    return any(isinstance(each, str) and each in audiences for each in named)


def _list(claims: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    """A claim is a list, or text with spaces between the items (RFC 8693, section 4.2)."""
    value: Any = next((claims[name] for name in names if name in claims), None)
    if isinstance(value, str):
        return [each for each in value.split(" ") if each]
    return [each for each in value if isinstance(each, str)] if is_list(value) else []
