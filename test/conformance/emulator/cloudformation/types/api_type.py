"""The form of types whose service moto emulates: an operation to make, calls to change and to delete."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..resource_type import Answer, Deployed, Properties, Scope, always_replaced

Update = Callable[[Scope, Deployed, Properties, Properties], Deployed]
Delete = Callable[[Scope, Deployed, Properties], None]


@dataclass(frozen=True)
class ApiType:
    """A type made by one operation. `standing` says what its answer means for `Ref` and `Fn::GetAtt`."""

    name: str
    service: str
    operation: str
    standing: Callable[[Scope, Properties, Answer], Deployed]
    delete_with: Delete
    named: str | None = None
    """The property that gets a generated name when the template has none."""
    ignored: Mapping[str, str] = field(default_factory=dict)
    update_with: Update = always_replaced

    def create(self, scope: Scope, properties: Properties) -> Deployed:
        given: dict[str, Any] = {self.named: scope.generated_name, **properties} if self.named else properties
        return self.standing(scope, given, scope.send(self.service, self.operation, given, self.ignored))

    def update(self, scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
        return self.update_with(scope, deployed, old, new)

    def delete(self, scope: Scope, deployed: Deployed, properties: Properties) -> None:
        self.delete_with(scope, deployed, properties)


def put_again(service: str, operation: str, named: str) -> Update:
    """An update for what one operation both makes and changes."""

    def update(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
        scope.send(service, operation, {named: deployed.physical_id, **new})
        return deployed

    return update
