"""What calls raise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from .gateway_fault import GatewayFault, body_message, gateway_fault, gateway_refusal
from .messages import Headers, HttpRequest
from .target import ConnectError


class CallError(Exception):
    """Everything that a call raises by itself. `attempts` says how often the request was sent, or tried to be."""

    def __init__(self, operation: str, attempts: int, message: str) -> None:
        super().__init__(message)
        self.operation = operation
        self.attempts = attempts

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel between processes, and a class is asked for more arguments than `args` keeps.
        return _restored, (type(self), self.args), self.__dict__


def _restored(kind: type[CallError], args: tuple[object, ...]) -> CallError:
    error = kind.__new__(kind)
    error.args = args
    return error


class TransportError(CallError, ConnectionError):
    """The connection failed before a whole response had arrived; `__cause__` is what failed."""

    def __init__(self, operation: str, attempts: int, was_sent: bool, cause: BaseException) -> None:
        reason = str(cause) or type(cause).__name__
        super().__init__(operation, attempts, f"{operation} got no response: {reason}")
        self.was_sent = was_sent
        """False where it is certain that no attempt reached the API: the request cannot have been executed."""


Limit: TypeAlias = Literal["attempt", "total", "silence"]


class CallTimeoutError(CallError, TimeoutError):
    """The time for an attempt, for the call with all its attempts, or for the next piece of a stream, is over."""

    def __init__(
        self, operation: str, attempts: int, limit: Limit, seconds: float, was_sent: bool = True
    ) -> None:
        problem = "nothing more" if limit == "silence" else "no response"
        super().__init__(operation, attempts, f"{operation} had {problem} after {seconds:g} s.")
        self.limit: Limit = limit
        self.seconds = seconds
        self.was_sent = was_sent
        """False where it is certain that no attempt reached the API: the request cannot have been executed."""


def connection_error(
    request: HttpRequest, cause: OSError, limit: Limit = "attempt"
) -> TransportError | CallTimeoutError:
    """What a failure of the connection is to the caller; `limit` is the one that a `TimeoutError` stands for."""
    was_sent = not isinstance(cause, ConnectError)
    # A system that gives up by itself (ETIMEDOUT) is a failure like others: no limit of the caller's was reached.
    if isinstance(cause, TimeoutError) and cause.errno is None:
        seconds = (request.silence if limit == "silence" else request.timeout) or 0
        return CallTimeoutError(request.operation, request.attempt, limit, seconds, was_sent)
    return TransportError(request.operation, request.attempt, was_sent, cause)


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
