"""Nested stacks.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html
"""

from typing import Any

from ...shape import UnknownProperty, text_of
from ..resource_type import Deployed, HandledType, Properties, ResourceType, Scope

READ = ("TemplateURL", "Parameters")


class NestedStackFailed(Exception):
    """A stack within the stack did not reach the state that it was to reach."""


def _given(properties: Properties) -> dict[str, Any]:
    for key in properties:
        if key not in READ:
            raise UnknownProperty(key)
    pairs = properties.get("Parameters", {}).items()
    values = [{"ParameterKey": key, "ParameterValue": _text(value)} for key, value in pairs]
    return {"TemplateURL": properties["TemplateURL"], "Parameters": values}


def _text(value: Any) -> str:
    return ",".join(value) if isinstance(value, list) else text_of(value)


def _create(scope: Scope, properties: Properties) -> Deployed:
    given = {"StackName": scope.generated_name, **_given(properties)}
    stack = scope.api.call("cloudformation", "CreateStack", given)["StackId"]
    return _deployed(scope, stack, "CREATE_COMPLETE")


def _update(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    given = {"StackName": deployed.physical_id, **_given(new)}
    try:
        scope.api.call("cloudformation", "UpdateStack", given)
    except scope.api.client("cloudformation").exceptions.ClientError as error:
        if "No updates are to be performed" not in str(error):
            raise
        return _deployed(scope, deployed.physical_id, "CREATE_COMPLETE", "UPDATE_COMPLETE")
    return _deployed(scope, deployed.physical_id, "UPDATE_COMPLETE")


def _delete(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.call("cloudformation", "DeleteStack", {"StackName": deployed.physical_id})
    _deployed(scope, deployed.physical_id, "DELETE_COMPLETE")


def _deployed(scope: Scope, stack: str, *expected: str) -> Deployed:
    found = scope.api.call("cloudformation", "DescribeStacks", {"StackName": stack})["Stacks"][0]
    if found["StackStatus"] not in expected:
        raise NestedStackFailed(f"{found['StackStatus']}: {found.get('StackStatusReason')}")
    outputs = {f"Outputs.{item['OutputKey']}": item["OutputValue"] for item in found.get("Outputs", [])}
    return Deployed(stack, outputs)


STACK_TYPES: tuple[ResourceType, ...] = (HandledType("AWS::CloudFormation::Stack", _create, _update, _delete),)
