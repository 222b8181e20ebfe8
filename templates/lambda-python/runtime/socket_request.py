"""Reads and checks messages and handshakes."""

from __future__ import annotations

import binascii
import re
from typing import Any

from .errors import HttpError
from .event import Event, mapping_of
from .schema import Boolean, Number, Schema
from .socket_route import Handshake, RouteData, RouteMessage
from .validate import validate
from .values import parse_json, whole

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def read_route_request(route: RouteData, event: Event) -> Any:
    """What a handler is called with: the message, the handshake, or `None`."""
    if route.key == "$connect":
        return _handshake(route, event)
    return None if route.message is None else _message(route.message, event)


def _message(message: RouteMessage, event: Event) -> Any:
    text = _text(event)
    if message.kind == "text":
        return text
    try:
        value = parse_json(text)
    except ValueError as error:
        raise HttpError(400, "The message is not JSON.") from error
    problems = [{"pointer": each.pointer, "message": each.message} for each in validate(message.schema, value)]
    _refuse("The message is invalid.", problems)
    return value


def _text(event: Event) -> str:
    body: str = event.get("body") or ""
    if not event.get("isBase64Encoded"):
        return body
    try:
        return binascii.a2b_base64(body.encode("ascii")).decode("utf-8")
    except ValueError as error:
        raise HttpError(400, "The message is not text.") from error


def _handshake(route: RouteData, event: Event) -> Handshake:
    values: dict[str, dict[str, Any]] = {"query": {}, "headers": {}}
    problems: list[dict[str, str]] = []
    query = mapping_of(event.get("queryStringParameters"))
    headers = {name.lower(): value for name, value in mapping_of(event.get("headers")).items()}
    for parameter in route.parameters:
        group = "query" if parameter.place == "query" else "headers"
        pointer = f"/{group}/{parameter.name}"
        text = query.get(parameter.name) if group == "query" else headers.get(parameter.name.lower())
        if text is None:
            if parameter.required:
                problems.append({"pointer": pointer, "message": "is required"})
            continue
        value = _scalar(parameter.schema, text)
        for problem in validate(parameter.schema, value):
            problems.append({"pointer": pointer + problem.pointer, "message": problem.message})
        values[group][parameter.name] = value
    _refuse("The handshake is invalid.", problems)
    return Handshake(values["query"], values["headers"])


def _scalar(schema: Schema, text: str) -> Any:
    """Text as a value of the schema's kind; where it is none, validation says so."""
    if isinstance(schema, Number) and _NUMBER.fullmatch(text):
        return whole(float(text)) if re.search("[.eE]", text) else int(text)
    if isinstance(schema, Boolean) and text in ("true", "false"):
        return text == "true"
    return text


def _refuse(message: str, problems: list[dict[str, str]]) -> None:
    if problems:
        raise HttpError(400, message, details=problems)
