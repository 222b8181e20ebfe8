"""Sources of tokens: they keep one and renew it before it ends."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Literal, cast
from urllib.parse import quote, urlencode

from .authentication import Wire
from .errors import CredentialError
from .messages import Headers, HttpRequest

# Seconds. A token that ends on its way is of no use.
_MARGIN = 30.0
_USUAL_LIFETIME = 3600.0


@dataclass(frozen=True)
class _Held:
    token: str
    ends_at: float


class _KeptToken:
    """A token that is asked for when there is none that holds for a while yet: once, however many calls wait for it."""

    def __init__(self) -> None:
        self._held: _Held | None = None
        self._renewal = Lock()

    async def token(self, wire: Wire) -> str:
        kept = self._kept(wire)
        if kept is not None:
            return kept
        await wire.acquire(self._renewal)
        try:
            # Somebody else may have renewed it in the meantime.
            kept = self._kept(wire)
            if kept is not None:
                return kept
            held = await self._renew(wire)
            self._held = held
            return held.token
        finally:
            self._renewal.release()

    def _kept(self, wire: Wire) -> str | None:
        held = self._held
        return None if held is None or held.ends_at - _MARGIN <= wire.now() else held.token

    def discard(self, refused: str | None = None) -> None:
        held = self._held
        if refused is None or (held is not None and held.token == refused):
            self._held = None

    async def _renew(self, wire: Wire) -> _Held:
        raise NotImplementedError


async def _post(
    wire: Wire, url: str, content_type: str, body: str, headers: Mapping[str, str]
) -> Mapping[str, object]:
    request = HttpRequest(
        operation="token",
        method="POST",
        url=url,
        headers=Headers({"Content-Type": content_type, "Accept": "application/json", **headers}),
        body=body.encode(),
        timeout=30.0,
    )
    try:
        response = await wire.send(request)
        try:
            content = b"".join([chunk async for chunk in response.iter_bytes()])
        finally:
            response.close()
    except OSError as error:
        raise CredentialError("token", 1, f"{url} gave no token: {error}") from error
    try:
        # Whatever it calls itself: Cognito's has a type of its own.
        answer: object = json.loads(content)
    except ValueError:
        answer = None
    members: Mapping[str, object] = {}
    if isinstance(answer, Mapping):
        members = cast("Mapping[str, object]", answer)
    if not 200 <= response.status < 300:
        reason = members.get("error_description") or members.get("message") or members.get("error") or ""
        raise CredentialError("token", 1, f"{url} gave no token: status {response.status} {reason}".rstrip())
    return members


def _lifetime(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else _USUAL_LIFETIME


class _OAuthToken(_KeptToken):
    """RFC 6749. The client proves itself in the header unless it is a public one or the server wants it in the body."""

    def __init__(
        self,
        token_url: str,
        client_id: str,
        client_secret: str | None,
        scopes: Sequence[str],
        client_authentication: Literal["header", "body"],
    ) -> None:
        super().__init__()
        self._token_url = token_url
        self._client_id = client_id
        self._client_secret = client_secret
        self._scopes = tuple(scopes)
        self._in_body = client_authentication == "body" or client_secret is None

    async def _ask(self, wire: Wire, parameters: Mapping[str, str]) -> Mapping[str, object]:
        form = dict(parameters)
        headers: dict[str, str] = {}
        if self._scopes:
            form["scope"] = " ".join(self._scopes)
        if self._in_body:
            form["client_id"] = self._client_id
            if self._client_secret is not None:
                form["client_secret"] = self._client_secret
        else:
            # Section 2.3.1: both are encoded before they are joined.
            pair = f"{quote(self._client_id, safe='')}:{quote(self._client_secret or '', safe='')}"
            headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
        return await _post(
            wire, self._token_url, "application/x-www-form-urlencoded", urlencode(form), headers
        )

    def _held_from(self, answer: Mapping[str, object], wire: Wire) -> _Held:
        token = answer.get("access_token")
        if not isinstance(token, str):
            raise CredentialError("token", 1, f"{self._token_url} gave no token: there is no access_token")
        return _Held(token, wire.now() + _lifetime(answer.get("expires_in")))


class ClientCredentials(_OAuthToken):
    """Tokens of OAuth 2.0's client credentials grant (RFC 6749, section 4.4)."""

    def __init__(
        self,
        *,
        token_url: str,
        client_id: str,
        client_secret: str,
        scopes: Sequence[str] = (),
        client_authentication: Literal["header", "body"] = "header",
    ) -> None:
        super().__init__(token_url, client_id, client_secret, scopes, client_authentication)

    async def _renew(self, wire: Wire) -> _Held:
        return self._held_from(await self._ask(wire, {"grant_type": "client_credentials"}), wire)


class RefreshToken(_OAuthToken):
    """Tokens of OAuth 2.0's refresh grant (RFC 6749, section 6). `refresh_token` is the newest that the server gave."""

    def __init__(
        self,
        *,
        token_url: str,
        client_id: str,
        refresh_token: str,
        client_secret: str | None = None,
        scopes: Sequence[str] = (),
        client_authentication: Literal["header", "body"] = "header",
    ) -> None:
        super().__init__(token_url, client_id, client_secret, scopes, client_authentication)
        self.refresh_token = refresh_token

    async def _renew(self, wire: Wire) -> _Held:
        parameters = {"grant_type": "refresh_token", "refresh_token": self.refresh_token}
        answer = await self._ask(wire, parameters)
        newer = answer.get("refresh_token")
        if isinstance(newer, str):
            self.refresh_token = newer
        return self._held_from(answer, wire)


class CognitoTokens(_KeptToken):
    """Tokens of a Cognito user pool, for a user name and password or a refresh token.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html

    Args:
        region: Of the user pool.
        client_id: Of the app client, which has to allow the flow.
        token_use: `id` for authorizers without scopes, `access` for those with.
        endpoint: In place of the service's own address, for tests.
    """

    def __init__(
        self,
        *,
        region: str,
        client_id: str,
        username: str | None = None,
        password: str | None = None,
        refresh_token: str | None = None,
        client_secret: str | None = None,
        token_use: Literal["id", "access"] = "id",
        endpoint: str | None = None,
    ) -> None:
        super().__init__()
        if refresh_token is None and (username is None or password is None):
            raise ValueError("Cognito wants a user name and password, or a refresh token.")
        self._endpoint = endpoint or f"https://cognito-idp.{region}.amazonaws.com/"
        self._client_id = client_id
        self._client_secret = client_secret
        self._username = username
        self._password = password
        self.refresh_token = refresh_token
        self._member = "IdToken" if token_use == "id" else "AccessToken"

    async def _renew(self, wire: Wire) -> _Held:
        if self.refresh_token is not None:
            try:
                return await self._ask(
                    wire, "REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": self.refresh_token}
                )
            except CredentialError:
                if self._password is None:
                    raise
                self.refresh_token = None
        parameters = {"USERNAME": self._username or "", "PASSWORD": self._password or ""}
        return await self._ask(wire, "USER_PASSWORD_AUTH", parameters)

    async def _ask(self, wire: Wire, flow: str, parameters: dict[str, str]) -> _Held:
        if self._client_secret is not None:
            text = f"{self._username or ''}{self._client_id}".encode()
            proof = hmac.digest(self._client_secret.encode(), text, "sha256")
            parameters["SECRET_HASH"] = base64.b64encode(proof).decode()
        body = {"AuthFlow": flow, "ClientId": self._client_id, "AuthParameters": parameters}
        target = "AWSCognitoIdentityProviderService.InitiateAuth"
        answer = await _post(
            wire,
            self._endpoint,
            "application/x-amz-json-1.1",
            json.dumps(body),
            {"X-Amz-Target": target},
        )
        result = answer.get("AuthenticationResult")
        if not isinstance(result, Mapping):
            challenge = answer.get("ChallengeName", "nothing")
            raise CredentialError("token", 1, f"Cognito answered with {challenge} in place of tokens.")
        members = cast("Mapping[str, object]", result)
        token, newer = members.get(self._member), members.get("RefreshToken")
        if not isinstance(token, str):
            raise CredentialError("token", 1, f"Cognito gave no {self._member}.")
        if isinstance(newer, str):
            self.refresh_token = newer
        return _Held(token, wire.now() + _lifetime(members.get("ExpiresIn")))
