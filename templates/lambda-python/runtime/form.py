"""`application/x-www-form-urlencoded` (WHATWG URL, section 5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .body import json_body
from .deep_object import deep_object_value
from .errors import malformed
from .media_type import essence, is_json
from .operation import FieldEncoding, Fields, FormBody, Media
from .parameters import Notation, form_value
from .percent import MalformedText, percent_decode
from .schema import Schema
from .shape import shape_of
from .values import ABSENT


def read_form(media: Media, body: bytes, content_type: str) -> FormBody:
    """Raises `HttpError` 400 when it is malformed."""
    try:
        text = body.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise malformed("must be UTF-8 text") from None
    return FormBody(_object(media, _fields(text)))


def _fields(text: str) -> Fields:
    fields: dict[str, list[str]] = {}
    for pair in text.split("&"):
        if pair != "":
            name, _, value = pair.partition("=")
            fields.setdefault(_decode(name), []).append(_decode(value))
    return fields


def _decode(text: str) -> str:
    try:
        return percent_decode(text.replace("+", " "))
    except MalformedText as error:
        raise malformed(str(error)) from None


def _object(media: Media, fields: Fields) -> dict[str, Any]:
    """The fields as one object, each as its schema means it."""
    shape = shape_of(media.schema)
    names = dict.fromkeys(shape.member_names)
    if shape.is_open:
        names.update(dict.fromkeys(name.split("[", 1)[0] for name in fields))
    values: dict[str, Any] = {}
    for name in names:
        value = _field_value(name, shape.member(name), media.encoding, fields)
        if value is not ABSENT:
            values[name] = value
    # Members that the schema forbids are kept, so that the validation names them.
    for name, texts in fields.items():
        if name.split("[", 1)[0] not in names:
            values[name] = texts[0]
    return values


def _field_value(name: str, schema: Schema, encodings: Mapping[str, FieldEncoding], fields: Fields) -> Any:
    encoding = encodings.get(name, FieldEncoding())
    texts = fields.get(name)
    if encoding.content_type is not None and is_json(essence(encoding.content_type)):
        return json_body(texts[0]) if texts else ABSENT
    if not texts:
        return deep_object_value(schema, name, fields)
    # Without an `encoding` an object that is one field is JSON, as in a multipart form.
    if shape_of(schema).objects and encoding.style is None and texts[0].lstrip().startswith("{"):
        return json_body(texts[0])
    return form_value(Notation(name, schema, encoding.style or "form", encoding.explode is not False), fields, ())
