"""The form of most API Gateway types: a document that is made, made anew in its place, and deleted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...gateway.store import Path
from ...shape import shaped
from ..resource_type import Answer, Deployed, Properties, Scope

Also = Callable[[Scope, Path, Properties], None]


def nothing_else(scope: Scope, path: Path, properties: Properties) -> None:
    """All of the type is in its one document."""


@dataclass(frozen=True)
class GatewayType:
    """A type with the properties of one operation. `also` does what takes further calls, after the document is made and
    after each change of it; the properties that it reads are in `apart`."""

    name: str
    service: str
    operation: str
    ref: Callable[[Properties, Answer], str]
    attributes: Mapping[str, str] = field(default_factory=dict)
    """`Fn::GetAtt` names and the members of the answer that hold them."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[str, ...] = ()
    ignored: Mapping[str, str] = field(default_factory=dict)
    """Properties that change nothing that can be read back, each with the reason."""
    also: Also = nothing_else
    prepared: Callable[[Properties], Properties] = dict
    """Brings properties into the form of the operation where more differs than their names."""

    def create(self, scope: Scope, properties: Properties) -> Deployed:
        return self._put(scope, properties, None)

    def update(self, scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
        return self._put(scope, new, tuple(deployed.answer["path"]))

    def delete(self, scope: Scope, deployed: Deployed, properties: Properties) -> None:
        scope.api.discard(self.service, self.operation, tuple(deployed.answer["path"]))

    def _put(self, scope: Scope, properties: Properties, under: Path | None) -> Deployed:
        own = {
            self.renamed.get(key, key): value
            for key, value in self.prepared(properties).items()
            if key not in self.apart and key not in self.ignored
        }
        parameters: dict[str, Any] = shaped(own, scope.api.input_shape(self.service, self.operation))
        path, answer = scope.api.put(self.service, self.operation, parameters, under)
        try:
            self.also(scope, path, properties)
        except Exception:
            if under is None:
                scope.api.discard(self.service, self.operation, path)
            raise
        attributes = {name: answer[member] for name, member in self.attributes.items() if answer.get(member) is not None}
        return Deployed(self.ref(properties, answer), attributes, {"path": path})


def member(name: str) -> Callable[[Properties, Answer], str]:
    """A `Ref` that gives a member of the service's answer."""
    return lambda properties, answer: str(answer[name])
