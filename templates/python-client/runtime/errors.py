"""What calls raise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from .gateway_fault import GatewayFault, body_message, gateway_fault, gateway_refusal
from .messages import Headers


class CallError(Exception):
    """Everything that a call raises by itself. `attempts` says how often the request was sent, or tried to be."""

    def __init__(self, operation: str, attempts: int, message: str) -> None:
        super().__init__(message)
        self.operation = operation
        self.attempts = attempts


class TransportError(CallError, ConnectionError):
    """The connection failed before a whole response had arrived; `__cause__` is what failed."""

    def __init__(self, operation: str, attempts: int, was_sent: bool, cause: BaseException) -> None:
        reason = str(cause) or type(cause).__name__
        super().__init__(operation, attempts, f"{operation} got no response: {reason}")
        self.was_sent = was_sent
        """False where it is certain that nothing reached the API: the request cannot have been executed."""


class CallTimeoutError(CallError, TimeoutError):
    """The time for an attempt, or for the call with all its attempts, is over."""

    def __init__(
        self, operation: str, attempts: int, limit: Literal["attempt", "total"], seconds: float
    ) -> None:
        super().__init__(operation, attempts, f"{operation} had no response after {seconds:g} s.")
        self.limit: Literal["attempt", "total"] = limit
        self.seconds = seconds
        self.was_sent = True


class FormatError(CallError, ValueError):
    """A success whose body is not what the API describes: broken JSON, another content type, too many bytes."""

    def __init__(self, operation: str, attempts: int, status: int, headers: Headers, problem: str) -> None:
        super().__init__(operation, attempts, f"{operation} was answered with status {status} and {problem}.")
        self.status = status
        self.headers = headers


class CredentialError(CallError):
    """No token could be had from the server that issues them."""


# REST APIs, HTTP APIs, and what many others send.
_REQUEST_ID_NAMES = ("x-amzn-requestid", "apigw-requestid", "x-request-id")


class ApiError(CallError):
    """A response that is no success."""

    def __init__(
        self,
        operation: str,
        attempts: int,
        status: int,
        headers: Headers,
        content: object,
        is_described: bool = False,
    ) -> None:
        said = body_message(content)
        message = f"{operation} was answered with status {status}"
        super().__init__(operation, attempts, f"{message}." if said is None else f"{message}: {said}")
        self.status = status
        self.headers = headers
        self.content = content
        """The body as it came: parsed JSON, text, or bytes."""
        self.gateway: GatewayFault | None = gateway_fault(status, headers, content)
        """What the gateway itself answered in place of the API; `None` for the API's own answers."""
        self.request_id: str | None = next(
            (headers[name] for name in _REQUEST_ID_NAMES if name in headers), None
        )
        """What the operator of the API finds the request by."""
        self.described = content if is_described and self.gateway is None else None
        """The body where the API describes one for this status; `None` for the gateway's answers and other strangers."""


def error_for(
    classes: Mapping[str, type[ApiError]], error: tuple[str, int, int, Headers, object, bool]
) -> ApiError:
    """The error of the class for its status: `429 throttled`, `429`, `4XX`, or the plain one."""
    _, _, status, headers, content, _ = error
    refusal = gateway_refusal(status, headers, content)
    keys = (f"{status} {refusal}", str(status), f"{status // 100}XX")
    return next((classes[key] for key in keys if key in classes), ApiError)(*error)
