"""What a deployment refers to and does not make: a function that somebody else deployed, a domain, a hosted zone.

An account of a suite begins empty, so the first reference makes a stand-in, and the last thing that needs it takes it
away again. Making the thing itself while its stand-in is there is refused: then it was referred to too early, which is
what a missing dependency looks like. `/_conformance/presupposed?account=` lists the stand-ins, so that whoever reads an
account can tell them from what was deployed.
"""

import threading


class Presupposed:
    """The stand-ins of all accounts, by Terraform's name of the resource type and Terraform's id."""

    def __init__(self) -> None:
        self._found: dict[str, list[tuple[str, str]]] = {}
        self._lock = threading.Lock()

    def add(self, account: str, kind: str, identifier: str) -> None:
        with self._lock:
            self._found.setdefault(account, []).append((kind, identifier))

    def remove(self, account: str, kind: str, identifier: str) -> None:
        with self._lock:
            found = self._found.get(account, [])
            if (kind, identifier) in found:
                found.remove((kind, identifier))

    def has(self, account: str, kind: str, identifier: str) -> bool:
        return (kind, identifier) in self._found.get(account, [])

    def of(self, account: str) -> list[dict[str, str]]:
        """What stands in for something in an account."""
        return [{"type": kind, "id": identifier} for kind, identifier in self._found.get(account, [])]
