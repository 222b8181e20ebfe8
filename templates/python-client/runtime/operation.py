"""How operations are called: plain data. What is absent is OpenAPI's default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypedDict, TypeVar, Union

from .values import UNSET, Unset

if TYPE_CHECKING:
    from .authentication import Credential

Result = TypeVar("Result", covariant=True)

Style: TypeAlias = Literal[
    "simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"
]


@dataclass(frozen=True)
class Parameter:
    """How one value is written into a request (OpenAPI 3.1, section 4.8.12)."""

    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    content_type: str | None = None
    """The value is written as this media type."""
    greedy: bool = False
    """The value may span several segments of the path: its slashes stay."""


@dataclass(frozen=True)
class Operation(Generic[Result]):
    """One operation, whose success has a body of type `Result`."""

    name: str
    """Name of the client's method."""
    method: str
    path: str
    path_parameters: Mapping[str, Parameter] = field(default_factory=dict[str, Parameter])
    query_parameters: Mapping[str, Parameter] = field(default_factory=dict[str, Parameter])
    header_parameters: Mapping[str, Parameter] = field(default_factory=dict[str, Parameter])
    cookie_parameters: Mapping[str, Parameter] = field(default_factory=dict[str, Parameter])
    content_types: tuple[str, ...] = ("application/json",)
    """Content types of the request's body; the first is used unless the caller chooses."""
    form_parts: Mapping[str, Parameter] = field(default_factory=dict[str, Parameter])
    """How the members of a form are written, by property."""
    accept: str = "application/json"
    security: tuple[tuple[str, ...], ...] = ()
    """Alternatives of security schemes that have to hold together."""
    server: str | None = None
    """Where the operation is served, if not where the API is."""
    failures: tuple[str, ...] = ()
    """Statuses (`404`, `4XX`, `default`) of errors whose body is described."""
    idempotency_header: str | None = None
    """Header that holds the idempotency key: each call gets one, the same for all its attempts."""
    idempotent: bool | None = None
    """Whether the operation may be repeated; `None` where its method tells."""


@dataclass(frozen=True)
class Arguments:
    """What a caller gives, by the place that it goes to, under the document's names."""

    path: Mapping[str, object] = field(default_factory=dict[str, object])
    query: Mapping[str, object] = field(default_factory=dict[str, object])
    headers: Mapping[str, object] = field(default_factory=dict[str, object])
    cookies: Mapping[str, object] = field(default_factory=dict[str, object])
    body: object | Unset = UNSET
    content_type: str | None = None
    url: str | None = None
    """Where the next page of a list is, in place of path and query."""


class RetryOptions(TypedDict, total=False):
    """When and how often requests are sent again."""

    attempts: int
    """Attempts in all, with the first one. Default: 3; 1 switches retries off."""
    base_delay: float
    """Seconds: the most that is waited before the first retry; doubled for each further one. Default: 0.2."""
    maximum_delay: float
    """Seconds: the most that is waited before any retry. Default: 20."""
    longest_retry_after: float
    """Seconds: a longer `Retry-After` is not waited for. Default: 60."""
    budget: int
    """Retries that the client as a whole can make in a row, without successes between them. Default: 10."""


class RequestOptions(TypedDict, total=False):
    """What can be said of a single call."""

    headers: Mapping[str, str]
    """Added to the request; they replace fields of the same name."""
    timeout: float | None
    """Seconds for one attempt."""
    total_timeout: float | None
    """Seconds for the call with all its attempts and the time between them."""
    retry: Union[RetryOptions, Literal[False]]
    base_url: str
    """Where this call goes, in place of the client's base URL."""
    credentials: Mapping[str, Credential]
    """By security scheme, in place of all of the client's: `{}` for none."""
    maximum_body_size: int | None
    """Bytes; larger bodies are refused while they arrive."""
    follow_redirects: bool
    """Whether redirections of GET and HEAD are followed. Default: they are."""
    idempotency_key: str
    """In place of a random key, where the operation takes one."""
