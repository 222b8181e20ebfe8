"""Types of CloudWatch and CloudWatch Logs.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_CloudWatch.html
"""

from ..resource_type import Answer, Deployed, HandledType, Properties, ResourceType, Scope
from .api_type import ApiType, put_again

APART = {"RetentionInDays": "put below"}


def _create_group(scope: Scope, properties: Properties) -> Deployed:
    given = {"LogGroupName": scope.generated_name, **properties}
    scope.send("logs", "CreateLogGroup", given, APART)
    name = given["LogGroupName"]
    _retain(scope, name, properties)
    return Deployed(name, {"Arn": f"arn:aws:logs:{scope.api.region}:{scope.api.account}:log-group:{name}:*"})


def _retain(scope: Scope, name: str, properties: Properties) -> None:
    if "RetentionInDays" in properties:
        scope.send("logs", "PutRetentionPolicy", {"LogGroupName": name, **_only(properties, "RetentionInDays")})
    else:
        scope.api.call("logs", "DeleteRetentionPolicy", {"logGroupName": name})


def _only(properties: Properties, key: str) -> Properties:
    return {key: properties[key]}


def _update_group(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    name = deployed.physical_id
    _retain(scope, name, new)
    if new.get("KmsKeyId") != old.get("KmsKeyId"):
        if "KmsKeyId" in new:
            scope.api.call("logs", "AssociateKmsKey", {"logGroupName": name, "kmsKeyId": new["KmsKeyId"]})
        else:
            scope.api.call("logs", "DisassociateKmsKey", {"logGroupName": name})
    if new.get("Tags") != old.get("Tags"):
        gone = [tag["Key"] for tag in old.get("Tags", [])]
        scope.api.call("logs", "UntagLogGroup", {"logGroupName": name, "tags": gone})
        scope.send("logs", "TagLogGroup", {"LogGroupName": name, "Tags": new.get("Tags", [])})
    return deployed


def _delete_group(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.call("logs", "DeleteLogGroup", {"logGroupName": deployed.physical_id})


def _alarm(scope: Scope, properties: Properties, answer: Answer) -> Deployed:
    name = properties["AlarmName"]
    return Deployed(name, {"Arn": f"arn:aws:cloudwatch:{scope.api.region}:{scope.api.account}:alarm:{name}"})


def _delete_alarm(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.call("cloudwatch", "DeleteAlarms", {"AlarmNames": [deployed.physical_id]})


def _delete_dashboard(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.call("cloudwatch", "DeleteDashboards", {"DashboardNames": [deployed.physical_id]})


OBSERVING_TYPES: tuple[ResourceType, ...] = (
    HandledType("AWS::Logs::LogGroup", _create_group, _update_group, _delete_group),
    ApiType(
        "AWS::CloudWatch::Alarm", "cloudwatch", "PutMetricAlarm", _alarm, _delete_alarm, named="AlarmName",
        update_with=put_again("cloudwatch", "PutMetricAlarm", "AlarmName"),
    ),
    ApiType(
        "AWS::CloudWatch::Dashboard", "cloudwatch", "PutDashboard",
        lambda scope, properties, answer: Deployed(properties["DashboardName"]), _delete_dashboard,
        named="DashboardName", update_with=put_again("cloudwatch", "PutDashboard", "DashboardName"),
    ),
)
