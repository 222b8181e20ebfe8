"""Waiting where a request would be throttled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_SLOWEST = 1 / 16
_RECOVERY = 1 / 50


class RateLimiter:
    """A token bucket, as the gateway has them. Requests wait their turn, in the order in which they came.

    The rate follows what the gateway lets through, as other callers may share it: each throttled request halves it, down to
    a sixteenth, and each other one brings a fiftieth of it back. Give one to all clients that share the limit.

    Args:
        rate_per_second: Refills the bucket; more than 0.
        burst: The size of the bucket, in requests; 1 or more.
        clock: Seconds, from any point on; for tests.
    """

    def __init__(
        self, *, rate_per_second: float, burst: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        if rate_per_second <= 0 or burst < 1:
            raise ValueError("A rate limit lets something through: a rate above 0, a burst of 1 or more.")
        self._rate = rate_per_second
        self._burst = burst
        self._clock = clock
        self._share = 1.0
        self._tokens = float(burst)
        self._filled_at = clock()
        self._lock = threading.Lock()

    def reserve(self) -> float:
        """Takes the next turn; gives back the seconds until it comes."""
        with self._lock:
            self._refill()
            self._tokens -= 1
            return max(0.0, -self._tokens / (self._rate * self._share))

    def learn(self, is_throttled: bool) -> None:
        """Is told how the gateway took a request."""
        with self._lock:
            self._refill()
            if is_throttled:
                self._share = max(_SLOWEST, self._share / 2)
                self._tokens = min(self._tokens, 0.0)
            else:
                self._share = min(1.0, self._share + _RECOVERY)

    def _refill(self) -> None:
        now = self._clock()
        added = (now - self._filled_at) * self._rate * self._share
        self._tokens = min(float(self._burst), self._tokens + added)
        self._filled_at = now
