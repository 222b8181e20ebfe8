"""Types of Lambda.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Lambda.html
"""

import re

from ..resource_type import (
    Deployed,
    HandledType,
    Properties,
    ReplacementNeeded,
    ResourceType,
    Scope,
    always_replaced,
)

CONFIGURATION = (
    "Runtime", "Role", "Handler", "Description", "Timeout", "MemorySize", "VpcConfig", "DeadLetterConfig",
    "Environment", "KmsKeyArn", "TracingConfig", "Layers", "EphemeralStorage", "LoggingConfig", "FileSystemConfigs",
)
QUALIFIED = re.compile(r"^(?P<function>.*:function:[^:]+):(?P<qualifier>[^:]+)$")


def _create_function(scope: Scope, properties: Properties) -> Deployed:
    given = {"FunctionName": scope.generated_name, **properties}
    answer = scope.send("lambda", "CreateFunction", given, {"ReservedConcurrentExecutions": "put below"})
    name = answer["FunctionName"]
    _reserve(scope, name, properties)
    return Deployed(name, {"Arn": answer["FunctionArn"]})


def _reserve(scope: Scope, name: str, properties: Properties) -> None:
    reserved = properties.get("ReservedConcurrentExecutions")
    if reserved is not None:
        given = {"FunctionName": name, "ReservedConcurrentExecutions": reserved}
        scope.send("lambda", "PutFunctionConcurrency", given)


def _update_function(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    name = deployed.physical_id
    if new.get("PackageType") != old.get("PackageType"):
        raise ReplacementNeeded
    if new["Code"] != old["Code"] or new.get("Architectures") != old.get("Architectures"):
        architectures = {"Architectures": new["Architectures"]} if "Architectures" in new else {}
        scope.send("lambda", "UpdateFunctionCode", {"FunctionName": name, **architectures, **new["Code"]})
    configuration = {key: new[key] for key in CONFIGURATION if key in new}
    emptied = {key: _empty(key) for key in CONFIGURATION if key in old and key not in new}
    scope.send("lambda", "UpdateFunctionConfiguration", {"FunctionName": name, **configuration, **emptied})
    if "ReservedConcurrentExecutions" in old and "ReservedConcurrentExecutions" not in new:
        scope.api.call("lambda", "DeleteFunctionConcurrency", {"FunctionName": name})
    _reserve(scope, name, new)
    _retag(scope, deployed.attributes["Arn"], old, new)
    return deployed


def _empty(key: str) -> object:
    """What stands for a setting that a template no longer has."""
    defaults = {"Timeout": 3, "MemorySize": 128, "Description": "", "Layers": [], "KmsKeyArn": ""}
    return defaults.get(key, {"TracingConfig": {"Mode": "PassThrough"}, "EphemeralStorage": {"Size": 512}}.get(key, {}))


def _retag(scope: Scope, arn: str, old: Properties, new: Properties) -> None:
    before = {tag["Key"] for tag in old.get("Tags", [])}
    after = {tag["Key"]: tag["Value"] for tag in new.get("Tags", [])}
    gone = sorted(before - set(after))
    if gone:
        scope.api.call("lambda", "UntagResource", {"Resource": arn, "TagKeys": gone})
    if after:
        scope.api.call("lambda", "TagResource", {"Resource": arn, "Tags": after})


def _delete_function(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.call("lambda", "DeleteFunction", {"FunctionName": deployed.physical_id})


def _create_version(scope: Scope, properties: Properties) -> Deployed:
    answer = scope.send("lambda", "PublishVersion", properties)
    arn = answer["FunctionArn"]
    if QUALIFIED.match(arn) is None:
        arn = f"{arn}:{answer['Version']}"
    return Deployed(arn, {"Version": answer["Version"], "FunctionArn": arn})


def _delete_version(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    given = {"FunctionName": properties["FunctionName"], "Qualifier": deployed.attributes["Version"]}
    scope.api.call("lambda", "DeleteFunction", given)


def _alias(properties: Properties) -> Properties:
    """An alias's properties as the API has them: weights are a list in a template and a map in a call."""
    given = {key: value for key, value in properties.items() if key != "ProvisionedConcurrencyConfig"}
    if "RoutingConfig" in given:
        weights = given["RoutingConfig"].get("AdditionalVersionWeights", [])
        by_version = {item["FunctionVersion"]: item["FunctionWeight"] for item in weights}
        given["RoutingConfig"] = {"AdditionalVersionWeights": by_version}
    return given


def _create_alias(scope: Scope, properties: Properties) -> Deployed:
    answer = scope.send("lambda", "CreateAlias", _alias(properties))
    _provision(scope, properties)
    return Deployed(answer["AliasArn"], {"AliasArn": answer["AliasArn"]})


def _update_alias(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    scope.send("lambda", "UpdateAlias", {"RoutingConfig": {"AdditionalVersionWeights": {}}, **_alias(new)})
    if "ProvisionedConcurrencyConfig" in old and "ProvisionedConcurrencyConfig" not in new:
        given = {"FunctionName": new["FunctionName"], "Qualifier": new["Name"]}
        scope.api.call("lambda", "DeleteProvisionedConcurrencyConfig", given)
    _provision(scope, new)
    return deployed


def _provision(scope: Scope, properties: Properties) -> None:
    wanted = properties.get("ProvisionedConcurrencyConfig")
    if wanted is not None:
        given = {"FunctionName": properties["FunctionName"], "Qualifier": properties["Name"], **wanted}
        scope.send("lambda", "PutProvisionedConcurrencyConfig", given)


def _delete_alias(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.call("lambda", "DeleteAlias", {"FunctionName": properties["FunctionName"], "Name": properties["Name"]})


def _target(properties: Properties) -> Properties:
    """The function that a permission is for; an alias's ARN is a function and a qualifier."""
    found = QUALIFIED.match(properties["FunctionName"])
    if found is None:
        return {"FunctionName": properties["FunctionName"]}
    return {"FunctionName": found.group("function"), "Qualifier": found.group("qualifier")}


def _create_permission(scope: Scope, properties: Properties) -> Deployed:
    given = {**properties, **_target(properties), "StatementId": scope.generated_name}
    scope.send("lambda", "AddPermission", given)
    return Deployed(scope.generated_name, {"Id": scope.generated_name})


def _delete_permission(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    given = {**_target(properties), "StatementId": deployed.physical_id}
    scope.api.call("lambda", "RemovePermission", given)


FUNCTION_TYPES: tuple[ResourceType, ...] = (
    HandledType("AWS::Lambda::Function", _create_function, _update_function, _delete_function),
    HandledType("AWS::Lambda::Version", _create_version, always_replaced, _delete_version),
    HandledType("AWS::Lambda::Alias", _create_alias, _update_alias, _delete_alias),
    HandledType("AWS::Lambda::Permission", _create_permission, always_replaced, _delete_permission),
)
