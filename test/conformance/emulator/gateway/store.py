"""The documents of one account and region, each under the path that its address has.

API Gateway's API is uniform enough for that: `/restapis/{id}/models/{name}` is where a model is read, changed and
deleted, `/restapis/{id}/models` where models are made and listed.
"""

import secrets
import string
import threading
from typing import Any

from ..presupposed import Presupposed

Path = tuple[str, ...]
Document = dict[str, Any]

ALPHABET = string.ascii_lowercase + string.digits


def new_id(length: int = 10) -> str:
    """An id as API Gateway makes them."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


class Store:
    """Documents by path, in the order in which they were made."""

    def __init__(self, account: str, region: str, presupposed: Presupposed | None = None):
        self.account = account
        self.region = region
        self.presupposed = presupposed or Presupposed()
        self.lock = threading.RLock()
        self._documents: dict[Path, Document] = {}

    def get(self, path: Path) -> Document | None:
        return self._documents.get(path)

    def put(self, path: Path, document: Document) -> None:
        self._documents[path] = document

    def children(self, collection: Path) -> list[tuple[Path, Document]]:
        """The documents of a collection."""
        depth = len(collection) + 1
        return [
            (path, document)
            for path, document in list(self._documents.items())
            if len(path) == depth and path[:-1] == collection
        ]

    def rename(self, old: Path, new: Path) -> None:
        """Moves a document and those below it."""
        for path in [path for path in self._documents if path[: len(old)] == old]:
            self._documents[new + path[len(old) :]] = self._documents.pop(path)

    def remove(self, path: Path) -> None:
        """Removes a document and those below it."""
        for inner in [inner for inner in self._documents if inner[: len(path)] == path]:
            del self._documents[inner]
