"""Bodies of requests, read in the form that the operation describes for their content type."""

from __future__ import annotations

import binascii
from typing import Any

from .errors import HttpError, malformed
from .event import Event
from .media_type import essence, is_json, match_media_type
from .operation import Body, Media, Part
from .record import Datum
from .text_value import text_value
from .values import parse_json


class ReadBody(Datum):
    media: Media
    value: Any
    parts: list[Part] | None = None


def read_body(body: Body, event: Event, content_type: str | None) -> ReadBody | None:
    """`None` when there is no body. The document's first type is taken where the request names none.

    Raises `HttpError` 400 for a malformed or missing body, 415 for a content type that is not described.
    """
    if not event.get("body"):
        if not body.required:
            return None
        if content_type is None or not _accepts_empty(body, content_type):
            raise malformed("is required")
    if content_type is None or content_type.strip() == "":
        media = body.content[0] if body.content else None
    else:
        media = match_media_type(body.content, essence(content_type))
    if media is None:
        types = " or ".join(each.type for each in body.content)
        raise HttpError(415, f"Unsupported content type; use {types}.")
    if media.read is not None:
        form = media.read(media, _bytes(event), content_type or "")
        return ReadBody(media, form.value, form.parts)
    return ReadBody(media, _value(media, event, essence(content_type or "")))


def _accepts_empty(body: Body, content_type: str) -> bool:
    """An empty text or file is a body; empty JSON is none."""
    media = match_media_type(body.content, essence(content_type))
    return media is not None and media.kind in ("text", "binary", "form")


def _bytes(event: Event) -> bytes:
    text: str = event.get("body") or ""
    if not event.get("isBase64Encoded"):
        return text.encode("utf-8", "surrogatepass")
    try:
        return binascii.a2b_base64(text.encode("ascii"), strict_mode=True)
    except ValueError:
        raise malformed("must be base64 text") from None


def _text(event: Event) -> str:
    """The gateway hands a body over as base64 where its type is among the API's binary media types."""
    if not event.get("isBase64Encoded"):
        return event.get("body") or ""
    try:
        return _bytes(event).decode("utf-8")
    except UnicodeDecodeError:
        raise malformed("must be UTF-8 text") from None


def json_body(text: str) -> Any:
    """Raises `HttpError` 400 when the text is no JSON."""
    try:
        return parse_json(text)
    except ValueError:
        raise malformed("must be JSON") from None


def _value(media: Media, event: Event, sent: str) -> Any:
    """A range of types (`*/*`) takes JSON where the caller says nothing else."""
    if media.kind == "json":
        if "*" in media.type and sent != "" and not is_json(sent):
            return text_value(media.schema, _text(event))
        return json_body(_text(event))
    if media.kind == "binary":
        return _bytes(event)
    return text_value(media.schema, _text(event))
