"""Importing an OpenAPI document into an HTTP API."""

from typing import Any

from .store import Path, Store


def import_http_body(store: Store, api: Path, body: dict[str, Any]) -> None:
    """Makes what a document says."""
    raise NotImplementedError
