"""What all calls of a client have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .authentication import Authentication
from .errors import ApiError
from .rate_limit import RateLimiter
from .retry import RetryBudget, RetryPolicy


@dataclass(frozen=True)
class Settings:
    """A client's options, with the defaults of its API filled in."""

    base_url: str
    is_base_url_given: bool
    """True when the caller gave it: operations with servers of their own go there too."""
    variables: Mapping[str, str]
    user_agent: str
    headers: Mapping[str, str] = field(repr=False)
    authentication: Authentication
    errors: Mapping[str, type[ApiError]]
    retry: RetryPolicy
    budget: RetryBudget
    timeout: float | None
    total_timeout: float | None
    rate_limiter: RateLimiter | None
    maximum_body_size: int | None
