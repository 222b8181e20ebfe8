"""Types of Route 53, WAF and CloudFront: what stands in front of an API.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_WAFv2.html
"""

from typing import Any

from ..resource_type import Answer, Deployed, HandledType, Properties, ResourceType, Scope
from .api_type import ApiType


def _record(scope: Scope, action: str, properties: Properties) -> Deployed:
    given = dict(properties)
    zone = given.pop("HostedZoneId")
    # Optional in a template, required in a call.
    if "AliasTarget" in given:
        given["AliasTarget"] = {"EvaluateTargetHealth": False, **given["AliasTarget"]}
    if "ResourceRecords" in given:
        given["ResourceRecords"] = [{"Value": value} for value in given["ResourceRecords"]]
    change = {"Action": action, "ResourceRecordSet": given}
    scope.send("route53", "ChangeResourceRecordSets", {"HostedZoneId": zone, "ChangeBatch": {"Changes": [change]}})
    return Deployed(properties["Name"])


def _create_record(scope: Scope, properties: Properties) -> Deployed:
    return _record(scope, "CREATE", properties)


def _update_record(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    if old["Type"] != new["Type"]:
        _record(scope, "DELETE", old)
    return _record(scope, "UPSERT", new)


def _delete_record(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    _record(scope, "DELETE", properties)


def _summarised(scope: Scope, properties: Properties, answer: Answer) -> Deployed:
    """A web ACL or an IP set."""
    summary = answer["Summary"]
    attributes = {"Arn": summary["ARN"], "Id": summary["Id"]}
    return Deployed(f"{summary['Name']}|{summary['Id']}|{properties['Scope']}", attributes, dict(summary))


def _address(deployed: Deployed, properties: Properties) -> dict[str, Any]:
    return {"Name": deployed.answer["Name"], "Id": deployed.answer["Id"], "Scope": properties["Scope"]}


def _lock(scope: Scope, kind: str, deployed: Deployed, properties: Properties) -> str:
    return scope.api.call("wafv2", f"Get{kind}", _address(deployed, properties))["LockToken"]


def _update_waf(kind: str, fixed: tuple[str, ...]) -> Any:
    def update(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
        given = {key: value for key, value in new.items() if key not in fixed}
        token = _lock(scope, kind, deployed, new)
        scope.send("wafv2", f"Update{kind}", {**given, **_address(deployed, new), "LockToken": token})
        return deployed

    return update


def _delete_waf(kind: str) -> Any:
    def delete(scope: Scope, deployed: Deployed, properties: Properties) -> None:
        token = _lock(scope, kind, deployed, properties)
        scope.api.call("wafv2", f"Delete{kind}", {**_address(deployed, properties), "LockToken": token})

    return delete


def _associate(scope: Scope, properties: Properties) -> Deployed:
    scope.send("wafv2", "AssociateWebACL", properties)
    return Deployed(f"{properties['WebACLArn']}|{properties['ResourceArn']}")


def _associate_again(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    return _associate(scope, new)


def _disassociate(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.call("wafv2", "DisassociateWebACL", {"ResourceArn": properties["ResourceArn"]})


DISTRIBUTION_NAMES = {"IPV6Enabled": "IsIPV6Enabled", "OriginCustomHeaders": "CustomHeaders"}


def _distribution(value: Any) -> Any:
    """A distribution's configuration as the API has it."""
    if isinstance(value, list):
        return [_distribution(item) for item in value]
    if not isinstance(value, dict):
        return value
    result = {DISTRIBUTION_NAMES.get(key, key): _distribution(item) for key, item in value.items()}
    if "Logging" in result:
        result["Logging"] = {"Enabled": True, "IncludeCookies": False, "Prefix": "", **result["Logging"]}
    if "OriginProtocolPolicy" in result:
        result = {"HTTPPort": 80, "HTTPSPort": 443, **result}
    if "AllowedMethods" in result or "CachedMethods" in result:
        allowed = result.get("AllowedMethods", ["GET", "HEAD"])
        cached = result.pop("CachedMethods", ["GET", "HEAD"])
        counted = {"Quantity": len(cached), "Items": cached}
        result["AllowedMethods"] = {"Quantity": len(allowed), "Items": allowed, "CachedMethods": counted}
    return result


def _create_distribution(scope: Scope, properties: Properties) -> Deployed:
    own = _distribution(properties["DistributionConfig"])
    config = {"CallerReference": scope.generated_name, "Comment": "", **own}
    given = {"DistributionConfigWithTags": {"DistributionConfig": config, "Tags": _tags(properties)}}
    found = scope.send("cloudfront", "CreateDistributionWithTags", given)["Distribution"]
    return Deployed(found["Id"], {"Id": found["Id"], "DomainName": found["DomainName"]}, {"ARN": found["ARN"]})


def _tags(properties: Properties) -> Properties:
    return {"Items": properties.get("Tags", [])}


def _update_distribution(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    current = scope.api.call("cloudfront", "GetDistributionConfig", {"Id": deployed.physical_id})
    reference = current["DistributionConfig"]["CallerReference"]
    config = {"CallerReference": reference, "Comment": "", **_distribution(new["DistributionConfig"])}
    given = {"Id": deployed.physical_id, "IfMatch": current["ETag"], "DistributionConfig": config}
    scope.send("cloudfront", "UpdateDistribution", given)
    return deployed


def _delete_distribution(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    """What is still enabled is disabled first."""
    current = scope.api.call("cloudfront", "GetDistributionConfig", {"Id": deployed.physical_id})
    config = {**current["DistributionConfig"], "Enabled": False}
    given = {"Id": deployed.physical_id, "IfMatch": current["ETag"], "DistributionConfig": config}
    current = scope.api.call("cloudfront", "UpdateDistribution", given)
    scope.api.call("cloudfront", "DeleteDistribution", {"Id": deployed.physical_id, "IfMatch": current["ETag"]})


def _create_cache_policy(scope: Scope, properties: Properties) -> Deployed:
    found = scope.send("cloudfront", "CreateCachePolicy", properties)["CachePolicy"]
    return Deployed(found["Id"], {"Id": found["Id"]})


def _update_cache_policy(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    current = scope.api.call("cloudfront", "GetCachePolicy", {"Id": deployed.physical_id})
    scope.send("cloudfront", "UpdateCachePolicy", {"Id": deployed.physical_id, "IfMatch": current["ETag"], **new})
    return deployed


def _delete_cache_policy(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    current = scope.api.call("cloudfront", "GetCachePolicy", {"Id": deployed.physical_id})
    scope.api.call("cloudfront", "DeleteCachePolicy", {"Id": deployed.physical_id, "IfMatch": current["ETag"]})


EDGE_TYPES: tuple[ResourceType, ...] = (
    HandledType("AWS::Route53::RecordSet", _create_record, _update_record, _delete_record),
    ApiType(
        "AWS::WAFv2::IPSet", "wafv2", "CreateIPSet", _summarised, _delete_waf("IPSet"), named="Name",
        update_with=_update_waf("IPSet", ("IPAddressVersion", "Tags")),
    ),
    ApiType(
        "AWS::WAFv2::WebACL", "wafv2", "CreateWebACL", _summarised, _delete_waf("WebACL"), named="Name",
        update_with=_update_waf("WebACL", ("Tags",)),
    ),
    HandledType("AWS::WAFv2::WebACLAssociation", _associate, _associate_again, _disassociate),
    HandledType("AWS::CloudFront::Distribution", _create_distribution, _update_distribution, _delete_distribution),
    HandledType("AWS::CloudFront::CachePolicy", _create_cache_policy, _update_cache_policy, _delete_cache_policy),
)
