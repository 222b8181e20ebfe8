"""Types that an API's functions work with, of the examples' prerequisites."""

from ..resource_type import Answer, Deployed, Properties, ResourceType, Scope
from .api_type import ApiType


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


DATA_TYPES: tuple[ResourceType, ...] = (
    ApiType(
        "AWS::DynamoDB::Table", "dynamodb", "CreateTable", _table, _delete_table, named="TableName",
        ignored={"PointInTimeRecoverySpecification": "backups are not what this suite is about"},
    ),
    ApiType("AWS::SNS::Topic", "sns", "CreateTopic", _topic, _delete_topic, named="Name"),
)
