"""What the runtime knows of an operation, generated from the API's document, and what it makes of a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from .event import Event, LambdaContext
from .log import Logger
from .record import Datum
from .schema import Schema

if TYPE_CHECKING:
    from .authorization import Authorization

Style: TypeAlias = Literal["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"]
Place: TypeAlias = Literal["path", "query", "header", "cookie"]
BodyKind: TypeAlias = Literal["json", "form", "multipart", "text", "binary"]
"""How a body is read and written."""
Fields: TypeAlias = Mapping[str, Sequence[str]]
"""Values by name, in the order in which they came."""


class Parameter(Datum):
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


class Part(Datum):
    """One field or file of a `multipart/form-data` body, as it was sent."""

    name: str
    content: bytes
    filename: str | None = None
    content_type: str | None = None
    """In lower case, with parameters."""


class FormBody(Datum):
    """A form as an object, of one in parts with these."""

    value: dict[str, Any]
    parts: list[Part] | None = None


class FieldEncoding(Datum):
    """How a field of a form is written, where it is not the usual way."""

    style: Style | None = None
    explode: bool | None = None
    content_type: str | None = None


_NO_ENCODINGS: Final[Mapping[str, FieldEncoding]] = {}


class Media(Datum):
    type: str
    """As in the document, without parameters, in lower case: `application/json`, `image/*`."""
    kind: BodyKind
    schema: Schema
    encoding: Mapping[str, FieldEncoding] = _NO_ENCODINGS
    read: Callable[[Media, bytes, str], FormBody] | None = None
    """Called with the content and the content type that was sent: forms are read by modules of their own."""


class Body(Datum):
    content: tuple[Media, ...] = ()
    required: bool = False


class AnswerMedia(Datum):
    type: str
    kind: BodyKind


class Answer(Datum):
    """A response of the document."""

    status: str
    """Three digits, `4XX`, or `default`."""
    content: tuple[AnswerMedia, ...] = ()


class Operation(Datum):
    id: str
    method: str
    """Upper case; `ANY` for every method that has no operation of its own."""
    path: str
    """Template with a leading slash: `/pets/{petId}`, `/{proxy+}`."""
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    answers: tuple[Answer, ...] = ()
    authorization: Authorization | None = None


class Context(Datum):
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


_NO_VALUES: Final[Mapping[str, Any]] = {}


class Request(Datum):
    """What every request looks like before its types are known. Values have the document's names."""

    method: str
    """Upper case."""
    path: Mapping[str, Any] = _NO_VALUES
    query: Mapping[str, Any] = _NO_VALUES
    headers: Mapping[str, Any] = _NO_VALUES
    cookies: Mapping[str, Any] = _NO_VALUES
    content_type: Any = None
    """The entry of the document's `content` that was taken; `None` without a body."""
    body: Any = None
    parts: Any = None
    """Fields and files of a multipart body."""
