"""Values of parameters in every style that OpenAPI has ("Style Values")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from .operation import Fields, Parameter, Style
from .percent import MalformedText, lenient_decode, percent_decode
from .record import Datum
from .schema import Schema
from .shape import Shape, shape_of
from .text_value import first_valid, list_value, object_value, text_value
from .values import ABSENT, parse_json

_Decode: TypeAlias = Callable[[str], str]


class Notation(Datum):
    """How a list or an object is written."""

    name: str
    schema: Schema
    style: Style
    explode: bool


def _as_is(text: str) -> str:
    return text


def _notation(parameter: Parameter) -> Notation:
    return Notation(parameter.name, parameter.schema, parameter.style, parameter.explode)


def path_value(parameter: Parameter, text: str) -> Any:
    """A variable of the path, as in the request line: `simple` 3,4 · `label` .3,4 · `matrix` ;id=3,4."""
    if parameter.content is not None:
        return _content_value(parameter, percent_decode(text))
    notation = _notation(parameter)
    if parameter.style == "label" and text.startswith("."):
        return _delimited(notation, text[1:], percent_decode, ".")
    if parameter.style == "matrix" and text.startswith(";"):
        return _matrix_value(notation, text[1:])
    return _delimited(notation, text, percent_decode, ",")


def header_value(parameter: Parameter, text: str) -> Any:
    if parameter.content is not None:
        return _content_value(parameter, text)
    notation = Notation(parameter.name, parameter.schema, "simple", parameter.explode)
    return _delimited(notation, text, str.strip, ",")


def cookie_value(parameter: Parameter, cookies: Fields) -> Any:
    if parameter.content is None:
        return form_value(_notation(parameter), cookies, (), lenient_decode)
    texts = cookies.get(parameter.name)
    return _content_value(parameter, lenient_decode(texts[0])) if texts else ABSENT


def query_value(parameter: Parameter, query: Fields, others: Iterable[Parameter]) -> Any:
    """`others`: every parameter of the operation; an open object takes the members that no other one does."""
    if parameter.content is not None:
        texts = query.get(parameter.name)
        return _content_value(parameter, texts[0]) if texts else ABSENT
    if parameter.read is not None:
        return parameter.read(parameter.schema, parameter.name, query)
    return form_value(_notation(parameter), query, others)


def _content_value(parameter: Parameter, text: str) -> Any:
    if parameter.content == "text":
        return text_value(parameter.schema, text)
    try:
        return parse_json(text)
    except ValueError:
        raise MalformedText("must be JSON") from None


def _delimited(notation: Notation, text: str, decode: _Decode, exploded: str) -> Any:
    """One text with everything in it. Without `explode` an object's names and values take turns: `role,admin,name,Alex`."""
    shape = shape_of(notation.schema)
    if notation.explode and notation.style != "simple":
        delimiter = exploded
    elif notation.style == "label" and not notation.explode:
        # Versions 3.0 and 3.1 of the specification disagree on whether `.3.4` or `.3,4` is the list.
        delimiter = "," if "," in text else "."
    else:
        delimiter = ","
    pieces = [] if text == "" else text.split(delimiter)
    if shape.objects and not shape.is_plain:
        pairs = [_split_pair(piece) for piece in pieces] if notation.explode else _take_turns(pieces)
        return object_value(notation.schema, [(decode(name), decode(value)) for name, value in pairs])
    if not shape.arrays:
        return text_value(notation.schema, decode(text))
    items = list_value(notation.schema, [decode(piece) for piece in pieces])
    if not shape.is_plain:
        return items
    return first_valid(notation.schema, [items, text_value(notation.schema, decode(text))])


def _split_pair(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    return name, value


def _take_turns(pieces: Sequence[str]) -> list[tuple[str, str]]:
    return [
        (pieces[index], pieces[index + 1] if index + 1 < len(pieces) else "")
        for index in range(0, len(pieces), 2)
    ]


def _matrix_value(notation: Notation, text: str) -> Any:
    """`;id=3`, `;id=3,4`, with `explode` `;id=3;id=4` and for objects `;role=admin;name=Alex`."""
    shape = shape_of(notation.schema)
    pairs = [_split_pair(piece) for piece in text.split(";")]
    if notation.explode and shape.objects:
        decoded = [(percent_decode(name), percent_decode(value)) for name, value in pairs]
        return object_value(notation.schema, decoded)
    own = [value for name, value in pairs if percent_decode(name) == notation.name]
    if notation.explode and shape.arrays:
        return list_value(notation.schema, [percent_decode(value) for value in own])
    simple = Notation(notation.name, notation.schema, "simple", False)
    return _delimited(simple, own[0] if own else "", percent_decode, ",")


def form_value(
    notation: Notation, fields: Fields, others: Iterable[Parameter], decode: _Decode = _as_is
) -> Any:
    """The styles of queries, cookies and forms: `form`, `spaceDelimited`, `pipeDelimited`."""
    shape = shape_of(notation.schema)
    texts = fields.get(notation.name)
    if notation.explode and shape.objects and texts is None:
        return _spread_object(notation.schema, shape, fields, others, decode)
    if not texts:
        return ABSENT
    first = texts[0]
    separator = {"pipeDelimited": "|", "spaceDelimited": " "}.get(notation.style, ",")
    if shape.objects and not shape.is_plain and not shape.arrays:
        pairs = _take_turns(first.split(separator))
        return object_value(notation.schema, [(decode(name), decode(value)) for name, value in pairs])
    if not shape.arrays:
        return text_value(notation.schema, decode(first))
    pieces = texts if notation.explode or len(texts) > 1 else first.split(separator)
    is_empty = first == "" and len(pieces) == 1
    items = [] if is_empty else list_value(notation.schema, [decode(piece) for piece in pieces])
    if shape.is_plain and len(texts) == 1:
        return first_valid(notation.schema, [text_value(notation.schema, decode(first)), items])
    return items


def _spread_object(
    schema: Schema, shape: Shape, fields: Fields, others: Iterable[Parameter], decode: _Decode
) -> Any:
    """`form` with `explode` makes each member of an object a field of its own; `ABSENT` when there is none."""
    names = set(shape.member_names)
    taken = {other.name for other in others if other.place == "query"}
    pairs = [
        (name, decode(texts[0] if texts else ""))
        for name, texts in fields.items()
        if name in names or (shape.is_open and name not in taken)
    ]
    return object_value(schema, pairs) if pairs else ABSENT
