"""What handlers return, and how it is written as the answer of a function."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from types import MappingProxyType
from typing import Any, Final, TypeAlias, cast

from .errors import HttpError
from .event import Result
from .media_type import essence
from .operation import Answer, AnswerMedia, BodyKind, Operation
from .record import Datum
from .values import ABSENT, text_of, write_json

HeaderValue: TypeAlias = "str | int | float | bool | datetime | Sequence[object] | Mapping[str, object] | None"
Headers: TypeAlias = Mapping[str, HeaderValue]
"""Headers beside those that the document describes. A list is sent as one line, `Set-Cookie` as one line each."""
NO_HEADERS: Final[Headers] = MappingProxyType({})

_BODILESS = (204, 205, 304)
"""Statuses whose answers have no body (RFC 9110, section 6.4.1)."""
_LINE_BREAK = re.compile("[\r\n\0]")


class Response(Datum):
    """What every response looks like when its types are forgotten."""

    status: int
    body: Any = ABSENT
    """`None` is JSON's `null`."""
    content_type: str | None = None
    headers: Headers = NO_HEADERS

    def having(self, *, status: int | None = None, headers: Headers = NO_HEADERS) -> Response:
        """The same answer with another status, or with these headers beside its own."""
        return Response(
            status=self.status if status is None else status,
            body=self.body,
            content_type=self.content_type,
            headers={**self.headers, **headers},
        )


def as_response(answer: Any) -> Response:
    """A response of a generated class; its headers get the document's names."""
    if isinstance(answer, Response):
        return answer
    names: Mapping[str, str] = getattr(answer, "described_headers", {})
    headers = {name: getattr(answer, member) for member, name in names.items()}
    return Response(
        status=answer.status,
        body=getattr(answer, "body", ABSENT),
        content_type=getattr(answer, "content_type", None),
        headers={**headers, **answer.headers},
    )


def error_response(error: HttpError) -> Response:
    """`{"message": ...}`, the shape of the gateway's own errors."""
    details = {} if error.details is None else {"details": error.details}
    body = {"message": error.message, **details}
    return Response(error.status, body, "application/json", error.headers)


def write_response(
    operation: Operation | None, response: Response, method: str, extra: Mapping[str, str] | None = None
) -> Result:
    """`extra`: headers that are added, CORS ones for instance; those of the response win.

    Raises `ValueError` when the response cannot be sent: a status that is none, a header with a line break.
    """
    status = response.status
    if not 100 <= status <= 599:
        raise ValueError(f"{status} is no HTTP status.")
    has_body = response.body is not ABSENT and status not in _BODILESS
    media = _choose_media(operation, response) if has_body else None
    lines = _header_lines(response, extra or {}, None if media is None else media.type)
    text, is_encoded = ("", False) if media is None else _write_body(response.body, media.kind)
    is_sent = method != "HEAD"
    return {
        "statusCode": status,
        "headers": {name: values[0] for name, values in lines if len(values) == 1},
        "multiValueHeaders": {name: values for name, values in lines if len(values) > 1},
        "body": text if is_sent else "",
        "isBase64Encoded": is_encoded and is_sent,
    }


def _choose_media(operation: Operation | None, response: Response) -> AnswerMedia:
    """The content type that the handler names, else the document's first for the status, else one that fits the value."""
    described = None if operation is None else _described(operation.answers, response.status)
    content = () if described is None else described.content
    named = response.content_type
    if named is not None:
        found = [media for media in content if media.type == essence(named)]
        kind = found[0].kind if found else _fitting(response.body).kind
        return AnswerMedia(_with_charset(named, kind), kind)
    first = next((media for media in content if "*" not in media.type), None) or _fitting(response.body)
    return AnswerMedia(_with_charset(first.type, first.kind), first.kind)


def _described(answers: Sequence[Answer], status: int) -> Answer | None:
    for wanted in (str(status), f"{status // 100}XX", "DEFAULT"):
        for answer in answers:
            if answer.status.upper() == wanted:
                return answer
    return None


def _fitting(body: Any) -> AnswerMedia:
    if isinstance(body, bytes):
        return AnswerMedia("application/octet-stream", "binary")
    if isinstance(body, str):
        return AnswerMedia("text/plain", "text")
    return AnswerMedia("application/json", "json")


def _with_charset(type: str, kind: BodyKind) -> str:
    needs_it = kind == "text" and type.startswith("text/") and "charset" not in type
    return f"{type}; charset=utf-8" if needs_it else type


def _write_body(body: Any, kind: BodyKind) -> tuple[str, bool]:
    if isinstance(body, (bytes, bytearray)):
        return base64.b64encode(body).decode("ascii"), True
    if kind != "json" and isinstance(body, str):
        return body, False
    return write_json(body), False


def _header_lines(
    response: Response, extra: Mapping[str, str], content_type: str | None
) -> list[tuple[str, list[str]]]:
    lines: dict[str, tuple[str, list[str]]] = {}

    def add(name: str, values: list[str]) -> None:
        if any(_LINE_BREAK.search(text) for text in (name, *values)):
            raise ValueError(f"The header {name!r} holds a line break.")
        lines[name.lower()] = (name, values)

    for name, value in extra.items():
        add(name, [value])
    if content_type is not None:
        add("Content-Type", [content_type])
    for name, value in response.headers.items():
        if value is None:
            continue
        if name.lower() == "set-cookie" and isinstance(value, (list, tuple)):
            add(name, [str(each) for each in value])
        elif name.lower() == "vary" and "vary" in lines:
            add(name, [", ".join([*lines["vary"][1], _header_text(value)])])
        else:
            add(name, [_header_text(value)])
    return [line for line in lines.values() if line[1]]


def _header_text(value: Any) -> str:
    """OpenAPI's style `simple`, the only one for headers."""
    if isinstance(value, datetime):
        # Loaded here: no cold start waits for what few headers need.
        from email.utils import format_datetime

        return format_datetime(value.astimezone(timezone.utc), usegmt=True)
    if isinstance(value, Mapping):
        return ",".join(text_of(each) for member in cast("Mapping[str, Any]", value).items() for each in member)
    if isinstance(value, (list, tuple)):
        return ",".join(text_of(item) for item in cast("Sequence[Any]", value))
    return text_of(value)
