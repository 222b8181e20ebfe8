"""What the runtime knows of an operation, generated from the API's document, and what it makes of a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from .event import Event, LambdaContext
from .log import Logger
from .schema import Schema

if TYPE_CHECKING:
    from .authorization import Authorization

Style: TypeAlias = Literal["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"]
Place: TypeAlias = Literal["path", "query", "header", "cookie"]
BodyKind: TypeAlias = Literal["json", "form", "multipart", "text", "binary"]
"""How a body is read and written."""
Fields: TypeAlias = Mapping[str, Sequence[str]]
"""Values by name, in the order in which they came."""


@dataclass(frozen=True)
class Parameter:
    name: str
    place: Place
    schema: Schema
    style: Style
    explode: bool = False
    required: bool = False
    content: Literal["json", "text"] | None = None
    """Set when the value is one document of a media type."""
    default: Any = None
    """Taken when the caller leaves the parameter out."""
    read: Callable[[Schema, str, Fields], Any] | None = None
    """`deepObject` is read by a module of its own, which functions have that need it."""


@dataclass(frozen=True)
class Part:
    """One field or file of a `multipart/form-data` body, as it was sent."""

    name: str
    content: bytes
    filename: str | None = None
    content_type: str | None = None
    """In lower case, with parameters."""


@dataclass(frozen=True)
class FormBody:
    """A form as an object, of one in parts with these."""

    value: dict[str, Any]
    parts: list[Part] | None = None


@dataclass(frozen=True)
class FieldEncoding:
    """How a field of a form is written, where it is not the usual way."""

    style: Style | None = None
    explode: bool | None = None
    content_type: str | None = None


def _no_encodings() -> Mapping[str, FieldEncoding]:
    return {}


@dataclass(frozen=True)
class Media:
    type: str
    """As in the document, without parameters, in lower case: `application/json`, `image/*`."""
    kind: BodyKind
    schema: Schema
    encoding: Mapping[str, FieldEncoding] = field(default_factory=_no_encodings)
    read: Callable[[Media, bytes, str], FormBody] | None = None
    """Called with the content and the content type that was sent: forms are read by modules of their own."""


@dataclass(frozen=True)
class Body:
    content: tuple[Media, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class AnswerMedia:
    type: str
    kind: BodyKind


@dataclass(frozen=True)
class Answer:
    """A response of the document."""

    status: str
    """Three digits, `4XX`, or `default`."""
    content: tuple[AnswerMedia, ...] = ()


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    """Upper case; `ANY` for every method that has no operation of its own."""
    path: str
    """Template with a leading slash: `/pets/{petId}`, `/{proxy+}`."""
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    answers: tuple[Answer, ...] = ()
    authorization: Authorization | None = None


@dataclass(frozen=True)
class Context:
    """What a handler gets beside the request."""

    request_id: str
    """Of this call, as the gateway and its logs name it."""
    operation: str
    authorizer: Mapping[str, Any]
    """What the authorizer found out about the caller; empty without one.

    A Lambda authorizer's own context; of an HTTP API that verifies tokens itself `claims` and `scopes`.
    """
    event: Event
    """In payload format 1.0; the events of HTTP APIs are brought into it."""
    function: LambdaContext
    """The second argument of every Lambda function."""
    log: Logger
    """Each line bears the operation, and two ids: the request's, and the one in Lambda's own lines (`functionRequestId`)."""


def _no_values() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Request:
    """What every request looks like before its types are known. Values have the document's names."""

    method: str
    """Upper case."""
    path: Mapping[str, Any] = field(default_factory=_no_values)
    query: Mapping[str, Any] = field(default_factory=_no_values)
    headers: Mapping[str, Any] = field(default_factory=_no_values)
    cookies: Mapping[str, Any] = field(default_factory=_no_values)
    content_type: Any = None
    """The entry of the document's `content` that was taken; `None` without a body."""
    body: Any = None
    parts: Any = None
    """Fields and files of a multipart body."""
