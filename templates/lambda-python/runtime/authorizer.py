"""Authorizers: who may call what.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, Union

from .event import Event, LambdaContext, Result, mapping_of
from .http_event import resource_of
from .log import Logger
from .policy import (
    Granted,
    ProtectedOperation,
    allow_policy,
    deny_policy,
    may_call,
    operation_of,
    parse_method_arn,
)
from .record import Datum
from .route import shape_of
from .values import write_json

ContextValue: TypeAlias = Union[str, int, float, bool]
"""The gateway passes on nothing but these."""


class TokenAuthorizerRequest(Datum):
    token: str
    """The whole header: `Bearer eyJ...`."""
    operation: ProtectedOperation | None
    """What was called; `None` for a method that the document does not describe."""
    event: Event


class RequestAuthorizerRequest(Datum):
    headers: Mapping[str, str]
    """By name in lower case."""
    query: Mapping[str, str]
    cookies: Mapping[str, str]
    operation: ProtectedOperation | None
    """What was called; `None` for a method that the document does not describe."""
    event: Event


class Allow(Datum):
    principal_id: str
    scopes: Sequence[str] | None = None
    groups: Sequence[str] | None = None
    context: Mapping[str, ContextValue] | None = None
    usage_identifier_key: str | None = None


class Deny(Datum):
    """403."""


class Unauthorized(Datum):
    """401; of an HTTP API with simple responses 403."""


Decision: TypeAlias = Union[Allow, Deny, Unauthorized]


def allow(
    principal_id: str,
    *,
    scopes: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
    context: Mapping[str, ContextValue] | None = None,
    usage_identifier_key: str | None = None,
) -> Decision:
    """The caller is known: it may call every operation whose scopes it has.

    Args:
        principal_id: Who calls: the token's `sub`, a key's id.
        scopes: What the caller was granted. Operations that need more than this answer 403.
        groups: The groups that the caller is in. Operations that need another one answer 403.
        context: Reaches handlers as `context.authorizer`.
        usage_identifier_key: The API key whose usage plan counts, where the API takes its keys from the authorizer.
    """
    return Allow(principal_id, scopes, groups, context, usage_identifier_key)


def deny() -> Decision:
    """The caller may call nothing: 403."""
    return Deny()


def unauthorized() -> Decision:
    """The credentials are missing or wrong: 401, of an HTTP API with simple responses 403."""
    return Unauthorized()


TokenAuthorizer: TypeAlias = Callable[[TokenAuthorizerRequest], Decision]
RequestAuthorizer: TypeAlias = Callable[[RequestAuthorizerRequest], Decision]
AuthorizerFunction: TypeAlias = Callable[[Event, LambdaContext], Result]


def bearer_token(header: str | None) -> str | None:
    """The token behind `Bearer `."""
    found = re.fullmatch(r"Bearer +(\S+) *", header or "", re.IGNORECASE)
    return None if found is None else found[1]


def basic_credentials(header: str | None) -> tuple[str, str] | None:
    """Name and password behind `Basic ` (RFC 7617)."""
    found = re.fullmatch(r"Basic +([A-Za-z0-9+/=]+) *", header or "", re.IGNORECASE)
    if found is None:
        return None
    try:
        name, colon, password = base64.b64decode(found[1]).decode("utf-8").partition(":")
    except ValueError:
        return None
    return (name, password) if colon else None


def create_token_authorizer(
    authorize: TokenAuthorizer, operations: Sequence[ProtectedOperation]
) -> AuthorizerFunction:
    """The entry point of a function that the gateway gives a token."""

    def handler(event: Event, context: LambdaContext) -> Result:
        arn = str(event["methodArn"])
        operation = operation_of(operations, parse_method_arn(arn))
        request = TokenAuthorizerRequest(str(event["authorizationToken"]), operation, event)
        return _answer(lambda: authorize(request), operations, arn)

    return handler


def create_request_authorizer(
    authorize: RequestAuthorizer, operations: Sequence[ProtectedOperation]
) -> AuthorizerFunction:
    """The entry point of a function that the gateway gives the request's headers, query and variables."""

    def handler(event: Event, context: LambdaContext) -> Result:
        arn = _arn(event)
        operation = _called(event, operations) or operation_of(operations, parse_method_arn(arn))
        request = _request(event, operation)
        return _answer(lambda: authorize(request), operations, arn)

    return handler


def create_simple_authorizer(
    authorize: RequestAuthorizer, operations: Sequence[ProtectedOperation]
) -> AuthorizerFunction:
    """For an HTTP API with simple responses, which are no policy: whether the caller may call just this route."""

    def handler(event: Event, context: LambdaContext) -> Result:
        operation = _called(event, operations)
        request = _request(event, operation)
        decision = _decided(lambda: authorize(request), _arn(event))
        if not isinstance(decision, Allow):
            return {"isAuthorized": False}
        granted = _granted(decision)
        asked = operations if operation is None else [operation]
        told = {**_told(decision), "principalId": decision.principal_id}
        return {"isAuthorized": all(may_call(each, granted) for each in asked), "context": told}

    return handler


def _arn(event: Event) -> str:
    return str(event.get("routeArn") if event.get("version") == "2.0" else event.get("methodArn"))


def _called(event: Event, operations: Sequence[ProtectedOperation]) -> ProtectedOperation | None:
    """The operation of the route that an HTTP API chose; `None` for an event that names no route."""
    if event.get("version") != "2.0":
        return None
    route_key = str(event.get("routeKey"))
    method = "ANY" if route_key == "$default" else route_key.partition(" ")[0]
    shape = shape_of(resource_of(route_key))
    return next((each for each in operations if shape_of(each.path) == shape and each.method == method), None)


def _request(event: Event, operation: ProtectedOperation | None) -> RequestAuthorizerRequest:
    headers = {name.lower(): value for name, value in mapping_of(event.get("headers")).items()}
    cookies: list[str] = event.get("cookies") or []
    cookie = "; ".join(cookies) or headers.get("cookie", "")
    pairs = [pair.partition("=") for pair in cookie.split(";")]
    return RequestAuthorizerRequest(
        headers=headers,
        query=mapping_of(event.get("queryStringParameters")),
        cookies={name.strip(): value.strip() for name, equals, value in pairs if equals},
        operation=operation,
        event=event,
    )


def _answer(
    decide: Callable[[], Decision], operations: Sequence[ProtectedOperation], method_arn: str
) -> Result:
    decision = _decided(decide, method_arn)
    if isinstance(decision, Unauthorized):
        # The gateway turns exactly this message into a 401.
        raise Exception("Unauthorized")
    if isinstance(decision, Deny):
        return _result("anonymous", [deny_policy(method_arn)])
    result = _result(decision.principal_id, allow_policy(operations, _granted(decision), method_arn))
    told = _told(decision)
    if told:
        result["context"] = told
    if decision.usage_identifier_key is not None:
        result["usageIdentifierKey"] = decision.usage_identifier_key
    return result


def _granted(decision: Allow) -> Granted:
    return Granted(frozenset(decision.scopes or ()), frozenset(decision.groups or ()))


def _told(decision: Allow) -> dict[str, ContextValue]:
    """What the handler checks once more, too. A context holds no lists."""
    told: dict[str, ContextValue] = dict(decision.context or {})
    if decision.scopes is not None:
        told["scope"] = " ".join(decision.scopes)
    if decision.groups is not None:
        told["groups"] = write_json(list(decision.groups))
    return told


def _decided(decide: Callable[[], Decision], method_arn: str) -> Decision:
    try:
        return decide()
    except Exception as error:
        Logger(methodArn=method_arn).error(str(error), error=error)
        # The gateway answers 500 and lets nobody through.
        raise Exception("The authorizer failed.") from error


def _result(principal_id: str, statements: list[dict[str, Any]]) -> Result:
    return {"principalId": principal_id, "policyDocument": {"Version": "2012-10-17", "Statement": statements}}
