"""The resources of one stack: made, changed and deleted as a template says.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..clients import EmulatedApi
from .functions import NO_VALUE, TemplateError, resolved
from .order import creation_order
from .parameters import parameter_values
from .registry import type_schema
from .resource_type import Deployed, Properties, ReplacementNeeded, ResourceType, Scope

Report = Callable[[str, str, str, str, str | None], None]


class ResourceFailed(Exception):
    """A resource that could not be made, changed or deleted."""

    def __init__(self, logical_id: str, type_name: str, cause: Exception):
        super().__init__(f"{logical_id} ({type_name}): {type(cause).__name__}: {cause}")
        self.logical_id = logical_id


@dataclass(frozen=True)
class Standing:
    """A resource of the stack as it stands. The names of the fields are those that moto's answers read."""

    logical_resource_id: str
    cf_resource_type: str
    properties: Properties
    metadata: Any
    deployed: Deployed
    kept_when_replaced: bool
    kept_when_deleted: bool
    generated_name: str

    @property
    def physical_resource_id(self) -> str:
        return self.deployed.physical_id


class StackResources:
    """The resources of one stack. Events go to `report`: logical id, physical id, type, status, reason."""

    def __init__(
        self,
        api: EmulatedApi,
        stack_name: str,
        stack_id: str,
        types: dict[str, ResourceType],
        imported: Callable[[str], Any],
        report: Report,
    ):
        self.api = api
        self.stack_name = stack_name
        self.stack_id = stack_id
        self.types = types
        self.imported = imported
        self.report = report
        self.template: dict[str, Any] = {"Resources": {}}
        self.parameters: dict[str, Any] = {}
        self.standing: dict[str, Standing] = {}
        self.conditions: dict[str, bool] = {}
        self.replacements = 0

    # What references stand for.

    def ref(self, name: str) -> Any:
        pseudo = {
            "AWS::AccountId": self.api.account,
            "AWS::Region": self.api.region,
            "AWS::Partition": "aws",
            "AWS::URLSuffix": "amazonaws.com",
            "AWS::StackName": self.stack_name,
            "AWS::StackId": self.stack_id,
            "AWS::NoValue": NO_VALUE,
            "AWS::NotificationARNs": [],
        }
        if name in pseudo:
            return pseudo[name]
        if name in self.parameters:
            return self.parameters[name]
        if name in self.standing:
            return self.standing[name].physical_resource_id
        raise TemplateError(f"Template format error: Unresolved resource dependencies [{name}]")

    def attribute(self, resource: str, attribute: str) -> Any:
        if resource not in self.standing:
            raise TemplateError(f"Template error: instance of Fn::GetAtt references undefined resource {resource}")
        found = self.standing[resource]
        if attribute not in found.deployed.attributes:
            raise TemplateError(f"Requested attribute {attribute} does not exist in schema for {found.cf_resource_type}")
        return found.deployed.attributes[attribute]

    def condition(self, name: str) -> bool:
        if name not in self.conditions:
            self.conditions[name] = bool(resolved(self.template["Conditions"][name], self))
        return self.conditions[name]

    def mapping(self, name: str, first: str, second: str) -> Any:
        return self.template["Mappings"][name][first][second]

    # What is done to the stack.

    def begin(self, template: dict[str, Any], given: dict[str, str]) -> None:
        """Takes a template over: its parameters, conditions and types are checked before anything is made."""
        self.parameters = parameter_values(template.get("Parameters", {}), given)
        self.template = template
        self.conditions = {}
        unknown = sorted({resource["Type"] for resource in self._wanted().values()} - set(self.types))
        if unknown:
            raise TemplateError(f"Template format error: Unrecognized resource types: [{', '.join(unknown)}]")
        creation_order(self._wanted())

    def create(self) -> None:
        """Makes every resource, in the order of what they need."""
        wanted = self._wanted()
        for name in creation_order(wanted):
            self._create(name, wanted[name])

    def update(self) -> None:
        """Makes what is new, changes what differs (by a new resource where the registry says so), and then deletes what
        was replaced or is no longer wanted, last made first."""
        before = list(self.standing)
        wanted = self._wanted()
        obsolete: list[Standing] = []
        for name in creation_order(wanted):
            old = self.standing.get(name)
            new = self._create(name, wanted[name]) if old is None else self._change(old, wanted[name])
            if old is not None and new.physical_resource_id != old.physical_resource_id and not old.kept_when_replaced:
                obsolete.append(old)
        gone = [name for name in reversed(before) if name not in wanted]
        for name in gone:
            obsolete.append(self.standing.pop(name))
        for found in sorted(obsolete, key=lambda item: before.index(item.logical_resource_id), reverse=True):
            if not (found.logical_resource_id in gone and found.kept_when_deleted):
                self._delete(found)
        order = creation_order(wanted)
        self.standing = {name: self.standing[name] for name in order}

    def delete(self) -> None:
        """Deletes every resource that is not retained, last made first."""
        for name in reversed(list(self.standing)):
            found = self.standing[name]
            if not found.kept_when_deleted:
                self._delete(found)
            del self.standing[name]

    def outputs(self) -> dict[str, dict[str, Any]]:
        """The template's outputs that no condition leaves out, each with `Value` and perhaps `Export` worked out."""
        declared = self.template.get("Outputs", {})
        wanted = {name: item for name, item in declared.items() if self._holds(item)}
        return {name: resolved(item, self) for name, item in wanted.items()}

    def _holds(self, item: dict[str, Any]) -> bool:
        return "Condition" not in item or self.condition(item["Condition"])

    def _wanted(self) -> dict[str, Any]:
        return {name: item for name, item in self.template["Resources"].items() if self._holds(item)}

    def _create(self, name: str, resource: dict[str, Any]) -> Standing:
        found = self._made(name, resource, resolved(resource.get("Properties", {}), self))
        self.standing[name] = found
        return found

    def _made(self, name: str, resource: dict[str, Any], properties: Properties) -> Standing:
        kind = self.types[resource["Type"]]
        generated_name = self._generated_name(name)
        self.report(name, "", kind.name, "CREATE_IN_PROGRESS", None)
        try:
            deployed = kind.create(self._scope(name, generated_name), properties)
        except Exception as error:
            self.report(name, "", kind.name, "CREATE_FAILED", f"{type(error).__name__}: {error}")
            raise ResourceFailed(name, kind.name, error) from error
        self.report(name, deployed.physical_id, kind.name, "CREATE_COMPLETE", None)
        return self._standing(name, resource, properties, deployed, generated_name)

    def _change(self, old: Standing, resource: dict[str, Any]) -> Standing:
        """AWS calls no handler for metadata that changed alone. Here it does: a test can put every type's update to the
        proof that way, which must leave things as they are."""
        name = old.logical_resource_id
        properties = resolved(resource.get("Properties", {}), self)
        kind = self.types[resource["Type"]]
        if kind.name != old.cf_resource_type or type_schema(kind.name).needs_replacement(old.properties, properties):
            found = self._made(name, resource, properties)
        elif properties == old.properties and resource.get("Metadata") == old.metadata:
            found = self._standing(name, resource, properties, old.deployed, old.generated_name)
        else:
            found = self._updated(old, resource, properties)
        self.standing[name] = found
        return found

    def _updated(self, old: Standing, resource: dict[str, Any], properties: Properties) -> Standing:
        name, kind = old.logical_resource_id, self.types[resource["Type"]]
        self.report(name, old.physical_resource_id, kind.name, "UPDATE_IN_PROGRESS", None)
        try:
            scope = self._scope(name, old.generated_name)
            deployed = kind.update(scope, old.deployed, old.properties, properties)
        except ReplacementNeeded:
            if properties == old.properties:
                return self._standing(name, resource, properties, old.deployed, old.generated_name)
            return self._made(name, resource, properties)
        except Exception as error:
            self.report(name, old.physical_resource_id, kind.name, "UPDATE_FAILED", f"{type(error).__name__}: {error}")
            raise ResourceFailed(name, kind.name, error) from error
        self.report(name, deployed.physical_id, kind.name, "UPDATE_COMPLETE", None)
        return self._standing(name, resource, properties, deployed, old.generated_name)

    def _delete(self, found: Standing) -> None:
        name, kind = found.logical_resource_id, self.types[found.cf_resource_type]
        self.report(name, found.physical_resource_id, kind.name, "DELETE_IN_PROGRESS", None)
        try:
            kind.delete(self._scope(name, found.generated_name), found.deployed, found.properties)
        except Exception as error:
            self.report(name, found.physical_resource_id, kind.name, "DELETE_FAILED", f"{type(error).__name__}: {error}")
            raise ResourceFailed(name, kind.name, error) from error
        self.report(name, found.physical_resource_id, kind.name, "DELETE_COMPLETE", None)

    def _standing(
        self, name: str, resource: dict[str, Any], properties: Properties, deployed: Deployed, generated_name: str
    ) -> Standing:
        return Standing(
            logical_resource_id=name,
            cf_resource_type=resource["Type"],
            properties=properties,
            metadata=resource.get("Metadata"),
            deployed=deployed,
            kept_when_replaced=resource.get("UpdateReplacePolicy") == "Retain",
            kept_when_deleted=resource.get("DeletionPolicy") in ("Retain", "RetainExceptOnCreate"),
            generated_name=generated_name,
        )

    def _scope(self, name: str, generated_name: str) -> Scope:
        return Scope(self.api, self.stack_name, name, generated_name)

    def _generated_name(self, name: str) -> str:
        self.replacements += 1
        distinct = hashlib.sha256(f"{self.stack_id}/{name}/{self.replacements}".encode()).hexdigest()[:12]
        return f"{self.stack_name[:24]}-{name[:24]}-{distinct.upper()}"
