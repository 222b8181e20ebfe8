"""When a request is sent again.

1. A request that may be repeated whatever happened to the last one: its method is idempotent (RFC 9110, section 9.2.2), or
   the API calls the operation so, or it carries an idempotency key. It is sent again after a connection that failed, an
   attempt that took too long, and the statuses 408, 425, 429, 500, 502, 503 and 504.
2. Any other request (POST, PATCH) only where it cannot have been executed: nothing was sent, since there was no connection;
   or the gateway itself refused it before calling anything, for its rate. A 503 is no such proof, with Retry-After or
   without: the gateway sends one for an integration that failed half-way, too.
3. Never after a quota that is exceeded: it stays so for the rest of the day, week or month.

Before retry n (1, 2, ...) it waits a random time between nothing and `base_delay * 2 ** (n - 1)`, at most `maximum_delay`
("full jitter", https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/). `Retry-After` stands in
place of that: at least so long, and a tenth more at random. Where it asks for more than `longest_retry_after`, or for more
than the call's total time leaves, the response is given to the caller at once.

All calls of a client share a budget: each retry takes one from it, each success gives a tenth back. When it is empty
nothing is retried, so that an API that is down sees a tenth more requests, and not three times as many.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Literal

from .errors import CallTimeoutError, TransportError
from .gateway_fault import gateway_refusal
from .messages import Headers, HttpRequest
from .operation import Operation, RetryOptions


@dataclass(frozen=True)
class RetryPolicy:
    attempts: int = 3
    base_delay: float = 0.2
    maximum_delay: float = 20
    longest_retry_after: float = 60
    budget: int = 10

    def changed(self, options: RetryOptions | Literal[False] | None) -> RetryPolicy:
        """What a call or a client says differently; `False` stands for a single attempt."""
        if options is None:
            return self
        if options is False:
            options = {"attempts": 1}
        return RetryPolicy(
            attempts=options.get("attempts", self.attempts),
            base_delay=options.get("base_delay", self.base_delay),
            maximum_delay=options.get("maximum_delay", self.maximum_delay),
            longest_retry_after=options.get("longest_retry_after", self.longest_retry_after),
            budget=options.get("budget", self.budget),
        )


class RetryBudget:
    """What is left for retries, counted in tenths: tenths as fractions would not add up."""

    def __init__(self, size: int) -> None:
        self._full = size * 10
        self._tenths = self._full
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Takes one; false when there is none."""
        with self._lock:
            if self._tenths < 10:
                return False
            self._tenths -= 10
            return True

    def give(self) -> None:
        """A tenth more, up to where it began."""
        with self._lock:
            self._tenths = min(self._full, self._tenths + 1)


@dataclass(frozen=True)
class Received:
    """A response whose body was read."""

    status: int
    headers: Headers
    body: object

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


# Methods whose repetition has the same effect as one request (RFC 9110, section 9.2.2).
_IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
_PASSING_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})


def _is_idempotent(operation: Operation[object], request: HttpRequest) -> bool:
    if operation.idempotency_header is not None and operation.idempotency_header in request.headers:
        return True
    if operation.idempotent is not None:
        return operation.idempotent
    return request.method in _IDEMPOTENT_METHODS


def may_repeat(
    operation: Operation[object],
    request: HttpRequest,
    outcome: Received | TransportError | CallTimeoutError,
) -> bool:
    """Whether sending the request again can do no harm and may do some good."""
    if not isinstance(outcome, Received):
        return not outcome.was_sent or _is_idempotent(operation, request)
    refusal = gateway_refusal(outcome.status, outcome.headers, outcome.body)
    if refusal is not None:
        return refusal == "throttled"
    return outcome.status in _PASSING_STATUSES and _is_idempotent(operation, request)


def retry_delay(
    policy: RetryPolicy,
    retry: int,
    outcome: Received | TransportError | CallTimeoutError,
    now: float,
    random: float,
) -> float | None:
    """Seconds to wait before retry 1, 2, ...; `None` where the API asks for more patience than allowed.

    Args:
        now: Seconds since 1970.
        random: At least 0, below 1.
    """
    asked = retry_after(outcome.headers, now) if isinstance(outcome, Received) else None
    if asked is None:
        return random * min(policy.maximum_delay, policy.base_delay * 2.0 ** (retry - 1))
    return None if asked > policy.longest_retry_after else asked * (1 + random / 10)


def retry_after(headers: Headers, now: float) -> float | None:
    """`Retry-After` in seconds from now: seconds or a date (RFC 9110, section 10.2.3); `None` for anything else."""
    text = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now) if text else None
    except (TypeError, ValueError):
        return None
