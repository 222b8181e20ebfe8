"""Importing an OpenAPI document into a REST API."""

from typing import Any

from .store import Path, Store


def import_rest_body(store: Store, api: Path, body: dict[str, Any], mode: str) -> None:
    """Makes what a document says."""
    raise NotImplementedError
