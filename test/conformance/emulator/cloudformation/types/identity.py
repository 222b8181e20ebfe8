"""Types of IAM, ACM and Cognito.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
"""

import json
from typing import Any

from ..resource_type import Answer, Deployed, HandledType, Properties, ResourceType, Scope
from .api_type import ApiType

APART = {"Policies": "put below", "ManagedPolicyArns": "attached below"}


def _create_role(scope: Scope, properties: Properties) -> Deployed:
    answer = scope.send("iam", "CreateRole", {"RoleName": scope.generated_name, **properties}, APART)["Role"]
    _put_policies(scope, answer["RoleName"], properties)
    return Deployed(answer["RoleName"], {"Arn": answer["Arn"], "RoleId": answer["RoleId"]})


def _put_policies(scope: Scope, role: str, properties: Properties) -> None:
    for policy in properties.get("Policies", []):
        scope.send("iam", "PutRolePolicy", {"RoleName": role, **policy})
    for arn in properties.get("ManagedPolicyArns", []):
        scope.api.call("iam", "AttachRolePolicy", {"RoleName": role, "PolicyArn": arn})


def _strip_role(scope: Scope, role: str, properties: Properties) -> None:
    for policy in properties.get("Policies", []):
        scope.api.call("iam", "DeleteRolePolicy", {"RoleName": role, "PolicyName": policy["PolicyName"]})
    for arn in properties.get("ManagedPolicyArns", []):
        scope.api.call("iam", "DetachRolePolicy", {"RoleName": role, "PolicyArn": arn})


def _update_role(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    role = deployed.physical_id
    trust = json.dumps(new["AssumeRolePolicyDocument"])
    scope.api.call("iam", "UpdateAssumeRolePolicy", {"RoleName": role, "PolicyDocument": trust})
    changed = {key: new[key] for key in ("Description", "MaxSessionDuration") if key in new}
    scope.send("iam", "UpdateRole", {"RoleName": role, "Description": "", **changed})
    _strip_role(scope, role, old)
    _put_policies(scope, role, new)
    boundary = new.get("PermissionsBoundary")
    if boundary:
        scope.api.call("iam", "PutRolePermissionsBoundary", {"RoleName": role, "PermissionsBoundary": boundary})
    elif "PermissionsBoundary" in old:
        scope.api.call("iam", "DeleteRolePermissionsBoundary", {"RoleName": role})
    gone = {tag["Key"] for tag in old.get("Tags", [])} - {tag["Key"] for tag in new.get("Tags", [])}
    if gone:
        scope.api.call("iam", "UntagRole", {"RoleName": role, "TagKeys": sorted(gone)})
    if new.get("Tags"):
        scope.send("iam", "TagRole", {"RoleName": role, "Tags": new["Tags"]})
    return deployed


def _delete_role(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    _strip_role(scope, deployed.physical_id, properties)
    scope.api.call("iam", "DeleteRole", {"RoleName": deployed.physical_id})


def _certificate(scope: Scope, properties: Properties) -> Deployed:
    given = dict(properties)
    # The zone in which CloudFormation would write the validation record is not part of the request.
    domains = [item for item in given.pop("DomainValidationOptions", []) if "ValidationDomain" in item]
    if domains:
        given["DomainValidationOptions"] = domains
    return Deployed(scope.send("acm", "RequestCertificate", given)["CertificateArn"])


def _update_certificate(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    if old.get("Tags"):
        scope.send("acm", "RemoveTagsFromCertificate", {"CertificateArn": deployed.physical_id, "Tags": old["Tags"]})
    if new.get("Tags"):
        scope.send("acm", "AddTagsToCertificate", {"CertificateArn": deployed.physical_id, "Tags": new["Tags"]})
    return deployed


def _delete_certificate(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.call("acm", "DeleteCertificate", {"CertificateArn": deployed.physical_id})


def _pool(scope: Scope, properties: Properties, answer: Answer) -> Deployed:
    pool = answer["UserPool"]
    provider = f"cognito-idp.{scope.api.region}.amazonaws.com/{pool['Id']}"
    attributes: dict[str, Any] = {
        "Arn": pool["Arn"], "UserPoolId": pool["Id"], "ProviderName": provider, "ProviderURL": f"https://{provider}",
    }
    return Deployed(pool["Id"], attributes)


def _create_pool(scope: Scope, properties: Properties) -> Deployed:
    given = {key: value for key, value in properties.items() if key != "UserPoolName"}
    name = properties.get("UserPoolName", scope.generated_name)
    return _pool(scope, properties, scope.send("cognito-idp", "CreateUserPool", {"PoolName": name, **given}))


def _update_pool(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    given = {key: value for key, value in new.items() if key != "UserPoolName"}
    scope.send("cognito-idp", "UpdateUserPool", {"UserPoolId": deployed.physical_id, **given})
    return deployed


def _delete_pool(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.call("cognito-idp", "DeleteUserPool", {"UserPoolId": deployed.physical_id})


def _client(scope: Scope, properties: Properties, answer: Answer) -> Deployed:
    identifier = answer["UserPoolClient"]["ClientId"]
    return Deployed(identifier, {"ClientId": identifier})


def _delete_client(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    given = {"UserPoolId": properties["UserPoolId"], "ClientId": deployed.physical_id}
    scope.api.call("cognito-idp", "DeleteUserPoolClient", given)


def _delete_resource_server(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    given = {"UserPoolId": properties["UserPoolId"], "Identifier": properties["Identifier"]}
    scope.api.call("cognito-idp", "DeleteResourceServer", given)


IDENTITY_TYPES: tuple[ResourceType, ...] = (
    HandledType("AWS::IAM::Role", _create_role, _update_role, _delete_role),
    HandledType("AWS::CertificateManager::Certificate", _certificate, _update_certificate, _delete_certificate),
    HandledType("AWS::Cognito::UserPool", _create_pool, _update_pool, _delete_pool),
    ApiType("AWS::Cognito::UserPoolClient", "cognito-idp", "CreateUserPoolClient", _client, _delete_client),
    ApiType(
        "AWS::Cognito::UserPoolResourceServer", "cognito-idp", "CreateResourceServer",
        lambda scope, properties, answer: Deployed(properties["Identifier"]), _delete_resource_server,
    ),
)
