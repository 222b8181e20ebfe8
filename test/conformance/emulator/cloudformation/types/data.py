"""Types that an API's functions work with, of the examples' prerequisites."""

from ..resource_type import Answer, Deployed, HandledType, Properties, ResourceType, Scope, always_replaced
from .api_type import ApiType


def _create_table(scope: Scope, properties: Properties) -> Deployed:
    given = {"TableName": scope.generated_name, **properties}
    if "SSESpecification" in given:
        # Enabled has a longer name in a template.
        given["SSESpecification"] = {
            key.removeprefix("SSE") if key == "SSEEnabled" else key: value
            for key, value in given["SSESpecification"].items()
        }
    return _table(scope, given, scope.send("dynamodb", "CreateTable", given, NOT_READ))


def _table(scope: Scope, properties: Properties, answer: Answer) -> Deployed:
    table = answer["TableDescription"]
    return Deployed(table["TableName"], {"Arn": table["TableArn"]})


def _delete_table(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.call("dynamodb", "DeleteTable", {"TableName": deployed.physical_id})


def _topic(scope: Scope, properties: Properties, answer: Answer) -> Deployed:
    arn = answer["TopicArn"]
    return Deployed(arn, {"TopicArn": arn, "TopicName": arn.rsplit(":", 1)[1]})


def _delete_topic(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.call("sns", "DeleteTopic", {"TopicArn": deployed.physical_id})


NOT_READ = {"PointInTimeRecoverySpecification": "backups are not what this suite is about"}

DATA_TYPES: tuple[ResourceType, ...] = (
    HandledType("AWS::DynamoDB::Table", _create_table, always_replaced, _delete_table),
    ApiType("AWS::SNS::Topic", "sns", "CreateTopic", _topic, _delete_topic, named="Name"),
)
