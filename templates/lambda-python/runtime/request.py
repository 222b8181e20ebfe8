"""Reads and checks everything that an operation describes of a request, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from .body import ReadBody, read_body
from .errors import HttpError
from .event import Event, mapping_of
from .media_type import essence
from .operation import Fields, Operation, Parameter, Place, Request
from .parameters import cookie_value, header_value, path_value, query_value
from .percent import MalformedText
from .record import Datum
from .validate import validate
from .values import ABSENT


class _Source(Datum):
    """The request's values by place, before they are read."""

    path: Mapping[str, str]
    query: Fields
    headers: Mapping[str, str]
    """By name in lower case, several values joined by commas."""
    cookies: Fields


def read_request(operation: Operation, event: Event, path: Mapping[str, str]) -> Request:
    """`path`: variables of the path as the caller wrote them.

    Raises `HttpError` 400 with all problems, 415 for a body of another content type.
    """
    headers = request_headers(event)
    source = _Source(path, _query_fields(event), headers, _cookie_fields(headers.get("cookie", "")))
    problems: list[dict[str, Any]] = []
    values: dict[Place, dict[str, Any]] = {"path": {}, "query": {}, "header": {}, "cookie": {}}
    for parameter in operation.parameters:
        value = _read_parameter(parameter, source, operation, problems)
        if value is not ABSENT:
            values[parameter.place][parameter.name] = value
    body = _read_checked_body(operation, event, headers.get("content-type"), problems)
    if problems:
        raise _invalid_request(problems)
    return Request(
        method=str(event["httpMethod"]).upper(),
        path=values["path"],
        query=values["query"],
        headers=values["header"],
        cookies=values["cookie"],
        content_type=None if body is None else _content_type_of(body, headers),
        body=None if body is None else body.value,
        parts=None if body is None else body.parts,
    )


def _content_type_of(body: ReadBody, headers: Mapping[str, str]) -> str:
    """The type that the document has; of a range the one that was sent."""
    if "*" in body.media.type:
        return essence(headers.get("content-type", "application/octet-stream"))
    return body.media.type


def _read_parameter(
    parameter: Parameter, source: _Source, operation: Operation, problems: list[dict[str, Any]]
) -> Any:
    def report(pointer: str, message: str) -> None:
        problems.append(
            {"in": parameter.place, "name": parameter.name, "pointer": pointer, "message": message}
        )

    try:
        value = _parameter_value(parameter, source, operation)
    except MalformedText as error:
        report("", str(error))
        return ABSENT
    if value is ABSENT:
        if parameter.default is not None:
            # Each request gets a copy of its own: a handler may change what it is given.
            return copy.deepcopy(parameter.default)
        if parameter.required:
            report("", "is required")
        return ABSENT
    for problem in validate(parameter.schema, value):
        report(problem.pointer, problem.message)
    return value


def _parameter_value(parameter: Parameter, source: _Source, operation: Operation) -> Any:
    if parameter.place == "path":
        text = source.path.get(parameter.name)
        return ABSENT if text is None else path_value(parameter, text)
    if parameter.place == "query":
        return query_value(parameter, source.query, operation.parameters)
    if parameter.place == "header":
        text = source.headers.get(parameter.name.lower())
        return ABSENT if text is None else header_value(parameter, text)
    return cookie_value(parameter, source.cookies)


def _read_checked_body(
    operation: Operation, event: Event, content_type: str | None, problems: list[dict[str, Any]]
) -> ReadBody | None:
    if operation.body is None:
        return None
    body = read_body(operation.body, event, content_type)
    if body is None or body.media.kind == "binary":
        return body
    for problem in validate(body.media.schema, body.value):
        problems.append({"in": "body", "pointer": problem.pointer, "message": problem.message})
    return body


def _invalid_request(problems: list[dict[str, Any]]) -> HttpError:
    """The gateway's own message for such a request is "Invalid request body" or the like; ours names the first problem."""
    first = problems[0]
    what = f"{first['in']} parameter '{first['name']}'" if "name" in first else "the body"
    where = f" at {first['pointer']}" if first["pointer"] else ""
    return HttpError(400, f"Invalid request: {what}{where} {first['message']}.", details=problems)


def request_headers(event: Event) -> dict[str, str]:
    """By name in lower case, several values joined by commas."""
    headers: dict[str, str] = {}
    for name, value in mapping_of(event.get("headers")).items():
        if value is not None:
            headers[name.lower()] = value
    for name, values in mapping_of(event.get("multiValueHeaders")).items():
        if values:
            headers[name.lower()] = ("; " if name.lower() == "cookie" else ",").join(values)
    return headers


def _query_fields(event: Event) -> Fields:
    fields: dict[str, list[str]] = {}
    for name, value in mapping_of(event.get("queryStringParameters")).items():
        if value is not None:
            fields[name] = [value]
    for name, values in mapping_of(event.get("multiValueQueryStringParameters")).items():
        if values is not None:
            fields[name] = values
    return fields


def _cookie_fields(header: str) -> Fields:
    fields: dict[str, list[str]] = {}
    for pair in header.split(";"):
        name, equals, value = pair.partition("=")
        if not equals:
            continue
        value = value.strip()
        if len(value) > 1 and value.startswith('"') and value.endswith('"'):
            value = value[1:-1]
        fields.setdefault(name.strip(), []).append(value)
    return fields
