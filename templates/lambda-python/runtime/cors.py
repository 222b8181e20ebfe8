"""Which other origins may read the API's answers."""

from __future__ import annotations

from collections.abc import Sequence

from .event import Event
from .record import Datum
from .request import request_headers


class Cors(Datum):
    origins: tuple[str, ...]
    """With scheme, or `*` alone."""
    headers: tuple[str, ...] = ()
    exposed_headers: tuple[str, ...] = ()
    credentials: bool = False
    max_age_seconds: int | None = None

    def headers_for(self, event: Event) -> dict[str, str]:
        """Headers for every answer, errors included: a browser hides an answer without them from the page."""
        origin = request_headers(event).get("origin")
        allows_all = "*" in self.origins
        allowed = "*" if allows_all else origin if origin in self.origins else None
        headers: dict[str, str] = {}
        if allowed is not None:
            headers["Access-Control-Allow-Origin"] = allowed
            if self.credentials and not allows_all:
                headers["Access-Control-Allow-Credentials"] = "true"
            if self.exposed_headers:
                headers["Access-Control-Expose-Headers"] = ",".join(self.exposed_headers)
        if not allows_all:
            # Caches must not give one origin the answer for another.
            headers["Vary"] = "Origin"
        return headers

    def preflight_headers(self, methods: Sequence[str]) -> dict[str, str]:
        """What a preflight request gets on top, where it reaches the function: an operation for every method catches OPTIONS."""
        headers = {"Access-Control-Allow-Methods": ",".join(methods)}
        if self.headers:
            headers["Access-Control-Allow-Headers"] = ",".join(self.headers)
        if self.max_age_seconds is not None:
            headers["Access-Control-Max-Age"] = str(self.max_age_seconds)
        return headers
