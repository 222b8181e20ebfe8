"""A stack in moto's CloudFormation whose resources are ours: moto keeps stacks and answers requests, the engine beside
this file does the work.

Why moto's own engine is not used: it skips the types that it does not know and reports success, ignores `DependsOn` for
what is referred to, deletes before it creates on update, and never replaces.
"""

from typing import Any

from moto.cloudformation import models as moto_models
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import Event, Stack, cloudformation_backends
from moto.cloudformation.parsing import Export

from ..clients import EmulatedApi
from ..gateway.service import Gateways
from .engine import ResourceFailed, StackResources
from .functions import TemplateError
from .resource_type import ResourceType
from .template import read_template


class Output:
    """An output as moto's answers read it."""

    def __init__(self, key: str, item: dict[str, Any]):
        self.key = key
        self.value = item["Value"]
        self.description = item.get("Description")
        self.export = item.get("Export", {}).get("Name")


class EmulatedStack(Stack):
    """A stack that fails where CloudFormation would, and says which resource did."""

    endpoint: str
    gateways: Gateways
    types: dict[str, ResourceType]

    @staticmethod
    def parse_template(template: str) -> dict[str, Any]:
        try:
            return read_template(template)
        except ValueError as error:
            raise ValidationError(message=str(error)) from error

    def _create_resource_map(self) -> Any:
        api = EmulatedApi(self.endpoint, self.gateways, self.account_id, self.region_name)
        engine = StackResources(api, self.name, self.stack_id, self.types, self._imported, self._report)
        self.stack_status_reason: str | None = None
        self.engine = engine
        self._begin(self.parameters)
        return self

    def _create_output_map(self) -> Any:
        return None

    # What moto's answers read of the map of resources.

    @property
    def no_echo_parameter_keys(self) -> list[str]:
        declared = self.template_dict.get("Parameters", {})
        return [name for name, slot in declared.items() if slot.get("NoEcho")]

    @property
    def resolved_parameters(self) -> dict[str, Any]:
        values = self.engine.parameters
        return {name: ",".join(value) if isinstance(value, list) else value for name, value in values.items()}

    @property
    def stack_resources(self) -> Any:
        return list(self.engine.standing.values())

    @property
    def physical_resource_id(self) -> str:
        return self.stack_id

    @property
    def outputs(self) -> list[dict[str, Any]] | None:
        return [
            {"OutputKey": o.key, "OutputValue": o.value, "Description": o.description, "ExportName": o.export}
            for o in self._outputs()
        ]

    @property
    def exports(self) -> list[Export]:
        return [Export(self.stack_id, output.export, output.value) for output in self._outputs() if output.export]

    # What is done to a stack. None of it raises for a resource that fails: the status says so, as in AWS.

    def create_resources(self) -> None:
        self.status = "CREATE_IN_PROGRESS"
        try:
            self.engine.create()
            self._resolved_outputs()
        except (ResourceFailed, TemplateError) as error:
            self._roll_back(error)
            return
        # moto hands a copy over when there are none, so what is exported goes to its backend directly.
        exported = cloudformation_backends[self.account_id][self.region_name].exports
        exported.update({export.name: export for export in self.exports})
        self._settle("CREATE_COMPLETE", None)

    def update(
        self,
        template: str,
        role_arn: str | None = None,
        parameters: dict[str, Any] | None = None,
        tags: dict[str, str] | None = None,
    ) -> None:
        given = parameters or {}
        if read_template(template) == self.template_dict and given == self.parameters:
            raise ValidationError(message="No updates are to be performed.")
        self.template = template
        self._parse_template()
        self._begin(given)
        self.parameters = given
        self._settle("UPDATE_IN_PROGRESS", None)
        try:
            self.engine.update()
            self._resolved_outputs()
        except (ResourceFailed, TemplateError) as error:
            # AWS would go back to the former template. A suite has no use for that: it fails there.
            self._settle("UPDATE_ROLLBACK_FAILED", f"{error}; the emulator does not roll updates back")
            return
        self._settle("UPDATE_COMPLETE", None)

    def delete(self) -> None:
        self._settle("DELETE_IN_PROGRESS", None)
        try:
            self.engine.delete()
        except ResourceFailed as error:
            self._settle("DELETE_FAILED", str(error))
            return
        self._settle("DELETE_COMPLETE", None)

    def _begin(self, given: dict[str, str]) -> None:
        try:
            self.engine.begin(self.template_dict, given)
        except TemplateError as error:
            raise ValidationError(message=str(error)) from error

    def _roll_back(self, cause: Exception) -> None:
        self._settle("ROLLBACK_IN_PROGRESS", str(cause))
        try:
            self.engine.delete()
        except ResourceFailed as error:
            self._settle("ROLLBACK_FAILED", f"{cause}; and then {error}")
            return
        self._settle("ROLLBACK_COMPLETE", str(cause))

    def _settle(self, status: str, reason: str | None) -> None:
        self.status = status
        self.stack_status_reason = reason
        self._add_stack_event(status, reason)

    def _resolved_outputs(self) -> None:
        self._worked_out = [Output(key, item) for key, item in self.engine.outputs().items()]

    def _outputs(self) -> list[Output]:
        return getattr(self, "_worked_out", [])

    def _imported(self, name: str) -> Any:
        """What another stack exports; a stack that somebody else deployed has exported what nobody here has."""
        exported = cloudformation_backends[self.account_id][self.region_name].exports
        return exported[name].value if name in exported else f"presupposed:{name}"

    def _report(self, logical_id: str, physical_id: str, kind: str, status: str, reason: str | None) -> None:
        self.events.append(Event(self.stack_id, self.name, logical_id, physical_id, kind, status, reason, None))


def replace_stacks(endpoint: str, gateways: Gateways, types: dict[str, ResourceType]) -> None:
    """Makes moto's CloudFormation deploy with the engine: its backend finds the class of stacks by this name."""
    EmulatedStack.endpoint = endpoint
    EmulatedStack.gateways = gateways
    EmulatedStack.types = types
    moto_models.Stack = EmulatedStack
