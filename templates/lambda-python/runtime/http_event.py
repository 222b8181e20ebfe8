"""Payload format 2.0 of HTTP APIs, and the same in 1.0, which everything else reads.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .event import Event, Result, mapping_of
from .percent import lenient_decode


def as_proxy_event(event: Event) -> Event:
    """The same request in payload format 1.0."""
    context = mapping_of(event["requestContext"])
    http = mapping_of(context.get("http"))
    stage = str(context.get("stage", ""))
    resource = resource_of(str(event.get("routeKey", "")))
    headers = dict(mapping_of(event.get("headers")))
    cookies: list[str] = event.get("cookies") or []
    if cookies:
        headers["cookie"] = "; ".join(cookies)
    authorizer = mapping_of(context.get("authorizer"))
    identity = {"sourceIp": http.get("sourceIp"), "userAgent": http.get("userAgent"), **mapping_of(authorizer.get("iam"))}
    return {
        "version": "1.0",
        "resource": resource,
        "path": without_stage(str(event.get("rawPath", "")), stage),
        "httpMethod": http.get("method"),
        "headers": headers,
        "queryStringParameters": None,
        "multiValueQueryStringParameters": query_values(str(event.get("rawQueryString", ""))),
        "pathParameters": encoded_again(event.get("pathParameters")),
        "stageVariables": event.get("stageVariables"),
        "requestContext": {
            "accountId": context.get("accountId"),
            "apiId": context.get("apiId"),
            "authorizer": _authorizer_of(authorizer),
            "domainName": context.get("domainName"),
            "httpMethod": http.get("method"),
            "identity": identity,
            "path": http.get("path"),
            "protocol": http.get("protocol"),
            "requestId": context.get("requestId"),
            "requestTimeEpoch": context.get("timeEpoch"),
            "resourcePath": resource,
            "stage": stage,
        },
        "body": event.get("body"),
        "isBase64Encoded": event.get("isBase64Encoded", False),
    }


def resource_of(route_key: str) -> str:
    """`/pets/{petId}` of `GET /pets/{petId}`; documents write the route `$default` as a path."""
    return "/$default" if route_key == "$default" else route_key.partition(" ")[2]


def without_stage(path: str, stage: str) -> str:
    is_prefixed = stage != "$default" and path.startswith(f"/{stage}/")
    return path[len(stage) + 1 :] if is_prefixed else path


def encoded_again(values: Any) -> dict[str, str] | None:
    """Other APIs hand variables of the path on as the caller wrote them; these are decoded, and must not be so again."""
    if values is None:
        return None
    return {name: value.replace("%", "%25") for name, value in mapping_of(values).items()}


def query_values(text: str) -> dict[str, list[str]]:
    """Every value of every name.

    Not from `queryStringParameters`, where several values of one name are one text with commas.
    """
    fields: dict[str, list[str]] = {}
    for pair in text.split("&"):
        if pair != "":
            name, _, value = pair.partition("=")
            fields.setdefault(_decode_field(name), []).append(_decode_field(value))
    return fields


def _decode_field(text: str) -> str:
    return lenient_decode(text.replace("+", " "))


def _authorizer_of(authorizer: Mapping[str, Any]) -> Any:
    """A Lambda authorizer's context by itself, as REST APIs have it; a token's claims and scopes; an IAM identity."""
    for member in ("lambda", "jwt", "iam"):
        if authorizer.get(member) is not None:
            return authorizer[member]
    return None


def as_http_api_result(result: Result) -> Result:
    """An answer in payload format 2.0."""
    lines: list[tuple[str, list[str]]] = [(name, [value]) for name, value in result["headers"].items()]
    lines += list(result["multiValueHeaders"].items())
    return {
        "statusCode": result["statusCode"],
        "headers": {name: ",".join(values) for name, values in lines if name.lower() != "set-cookie"},
        "cookies": [value for name, values in lines if name.lower() == "set-cookie" for value in values],
        "body": result["body"],
        "isBase64Encoded": result["isBase64Encoded"],
    }
