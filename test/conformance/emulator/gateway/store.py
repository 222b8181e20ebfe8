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
        self._collections: dict[Path, dict[Path, Document]] = {}

    def get(self, path: Path) -> Document | None:
        return self._collections.get(path[:-1], {}).get(path)

    def put(self, path: Path, document: Document) -> None:
        self._collections.setdefault(path[:-1], {})[path] = document

    def children(self, collection: Path) -> list[tuple[Path, Document]]:
        """The documents of a collection."""
        return list(self._collections.get(collection, {}).items())

    def rename(self, old: Path, new: Path) -> None:
        """Moves a document and those below it."""
        for path in self._from(old):
            document = self._collections[path[:-1]].pop(path)
            self.put(new + path[len(old) :], document)

    def remove(self, path: Path) -> None:
        """Removes a document and those below it."""
        for inner in self._from(path):
            del self._collections[inner[:-1]][inner]

    def _from(self, path: Path) -> list[Path]:
        """A document and those below it."""
        own = [path] if path in self._collections.get(path[:-1], {}) else []
        below = [found for found in self._collections if found[: len(path)] == path]
        return own + [inner for found in below for inner in self._collections[found]]
