"""What a resource type can do, and the form that most of them share: one operation to make, one to change, one to
delete.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..clients import EmulatedApi
from ..shape import shaped

Properties = dict[str, Any]
Answer = dict[str, Any]


@dataclass(frozen=True)
class Scope:
    """Where a resource is made: the account, and what generated names are built from."""

    api: EmulatedApi
    stack_name: str
    logical_id: str
    generated_name: str

    def send(
        self, service: str, operation: str, properties: Properties, ignored: Mapping[str, str] | None = None, **more: Any
    ) -> Answer:
        """Calls an operation with properties shaped for it, and with parameters that are so already. A property that
        the operation does not take is an error unless it is among the ignored ones, each of which has its reason."""
        left = {key: value for key, value in properties.items() if key not in (ignored or {})}
        parameters = shaped(left, self.api.input_shape(service, operation))
        return self.api.call(service, operation, {**parameters, **more})


@dataclass(frozen=True)
class Deployed:
    """A resource that stands: what `Ref` and `Fn::GetAtt` give, and what its type needs in order to change it."""

    physical_id: str
    attributes: Properties = field(default_factory=dict)
    answer: Answer = field(default_factory=dict)


class ResourceType(Protocol):
    """The handlers of one resource type."""

    @property
    def name(self) -> str: ...

    def create(self, scope: Scope, properties: Properties) -> Deployed: ...

    def update(self, scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed: ...

    def delete(self, scope: Scope, deployed: Deployed, properties: Properties) -> None: ...


class ReplacementNeeded(Exception):
    """Raised by a type's update where the change at hand can only be made by a new resource."""


Input = tuple[str, Properties]
MakeDeployed = Callable[[Properties, Answer], Deployed]


@dataclass(frozen=True)
class HandledType:
    """A resource type written as three functions."""

    name: str
    create_with: Callable[[Scope, Properties], Deployed]
    update_with: Callable[[Scope, Deployed, Properties, Properties], Deployed]
    delete_with: Callable[[Scope, Deployed, Properties], None]

    def create(self, scope: Scope, properties: Properties) -> Deployed:
        return self.create_with(scope, properties)

    def update(self, scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
        return self.update_with(scope, deployed, old, new)

    def delete(self, scope: Scope, deployed: Deployed, properties: Properties) -> None:
        self.delete_with(scope, deployed, properties)


def always_replaced(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    """The update of a type that cannot change in place."""
    raise ReplacementNeeded
