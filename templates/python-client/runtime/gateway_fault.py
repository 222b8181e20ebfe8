"""Answers of Amazon API Gateway itself: the request did not reach the API behind it, or its answer did not come back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from .messages import Headers


@dataclass(frozen=True)
class GatewayFault:
    """What the gateway says in place of the API."""

    type: str
    """As `x-amzn-errortype` names it (`TooManyRequestsException`), or as the message implies."""
    message: str


# Bodies that the gateway writes where nobody has changed its responses: `{"message": "..."}` and nothing else. HTTP APIs
# send no `x-amzn-errortype` with them.
# https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
_MESSAGES: Mapping[str, tuple[int, str]] = {
    "too many requests": (429, "TooManyRequestsException"),
    "limit exceeded": (429, "LimitExceededException"),
    "forbidden": (403, "ForbiddenException"),
    "unauthorized": (401, "UnauthorizedException"),
    "not found": (404, "NotFoundException"),
    "missing authentication token": (403, "MissingAuthenticationTokenException"),
    "user is not authorized to access this resource": (403, "AccessDeniedException"),
    "the security token included in the request is expired": (403, "ExpiredTokenException"),
    "invalid request body": (400, "BadRequestException"),
    "request too long": (413, "RequestTooLargeException"),
    "request entity too large": (413, "RequestTooLargeException"),
    "unsupported media type": (415, "UnsupportedMediaTypeException"),
    "internal server error": (502, "InternalServerErrorException"),
    "service unavailable": (503, "ServiceUnavailableException"),
    "endpoint request timed out": (504, "IntegrationTimeoutException"),
    "network error communicating with endpoint": (504, "IntegrationTimeoutException"),
}

Refusal: TypeAlias = Literal["throttled", "quota-exceeded"]


def gateway_fault(status: int, headers: Headers, body: object) -> GatewayFault | None:
    """Recognises the gateway by its header, or by a body that is word for word one of its own under its own status."""
    if 200 <= status < 300:
        return None
    message = _only_message(body)
    # `Type:http://internal.amazon.com/...` is how some of the service's front ends write it.
    named = headers.get("x-amzn-errortype", "").split(":")[0].strip()
    if named != "":
        return GatewayFault(named, message or body_message(body) or "")
    if message is None:
        return None
    usual, fault = _MESSAGES.get(message.lower(), (0, ""))
    if usual == status or (usual == 502 and status == 500):
        return GatewayFault(fault, message)
    return None


def gateway_refusal(status: int, headers: Headers, body: object) -> Refusal | None:
    """Whether the gateway refused a request for its rate or for its quota; `None` for everything else."""
    fault = gateway_fault(status, headers, body) if status == 429 else None
    if fault is None:
        return None
    if fault.type == "LimitExceededException":
        return "quota-exceeded"
    return "throttled" if fault.type in ("TooManyRequestsException", "ThrottlingException") else None


def _only_message(body: object) -> str | None:
    """REST APIs write `message`, and `Message` where a policy refuses."""
    if not isinstance(body, Mapping) or len(cast("Mapping[object, object]", body)) != 1:
        return None
    ((name, value),) = cast("Mapping[str, object]", body).items()
    return value if name.lower() == "message" and isinstance(value, str) else None


_LONGEST_MESSAGE = 300


def body_message(body: object) -> str | None:
    """What the body of an error says in words, where it follows one of the usual forms (RFC 9457 among them)."""
    text = body if isinstance(body, str) else _message_in(body)
    line = re.sub(r"\s+", " ", text or "").strip()
    if line == "" or line.startswith("<"):
        return None
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]}..."


def _message_in(body: object) -> str | None:
    if not isinstance(body, Mapping):
        return None
    members = cast("Mapping[str, object]", body)
    for name in ("message", "Message", "detail", "title", "error_description", "error"):
        value = members.get(name)
        if isinstance(value, str):
            return value
        if name == "error" and isinstance(value, Mapping):
            return _message_in(cast("object", value))
    return None
