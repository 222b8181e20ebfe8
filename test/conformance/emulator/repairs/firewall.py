"""WAF.

- A web ACL is associated with a stage of the emulator's API Gateway, which has to be there, and the stage says so.
- The resources of a web ACL can be listed.
- An association with a web ACL that nobody deployed finds a stand-in (`presupposed.py`).
"""

import json
from typing import Any

from moto.wafv2.exceptions import WAFNonexistentItemException
from moto.wafv2.models import WAFV2Backend
from moto.wafv2.responses import WAFV2Response

from ..gateway.service import Gateways
from ..gateway.store import Document
from ..presupposed import Presupposed

WEB_ACL = "aws_wafv2_web_acl"


class GuardedStage:
    """A stage as moto's WAF sees it: something with a `web_acl_arn`."""

    def __init__(self, stage: Document):
        object.__setattr__(self, "_stage", stage)

    def __setattr__(self, name: str, value: Any) -> None:
        if name != "web_acl_arn":
            raise AttributeError(name)
        self._stage["webAclArn"] = value


def repair_firewall(gateways: Gateways, presupposed: Presupposed) -> None:
    associate, disassociate = WAFV2Backend.associate_web_acl, WAFV2Backend.disassociate_web_acl

    def find_stage(self: Any, arn: str) -> GuardedStage | None:
        parts = arn.split(":", 5)
        if parts[2] != "apigateway":
            return None
        stage = gateways.of(self.account_id, parts[3]).get(tuple(parts[5].strip("/").split("/")))
        return GuardedStage(stage) if stage is not None else None

    def associate_web_acl(self: Any, web_acl_arn: str, resource_arn: str) -> None:
        if ":apigateway:" in resource_arn and find_stage(self, resource_arn) is None:
            raise WAFNonexistentItemException
        for acl in self.wacls.values():
            if resource_arn in acl.associated_resources:
                acl.associated_resources.remove(resource_arn)
        if web_acl_arn not in self.wacls:
            _stand_in(self, web_acl_arn, presupposed)
        associate(self, web_acl_arn, resource_arn)

    def disassociate_web_acl(self: Any, resource_arn: str) -> None:
        disassociate(self, resource_arn)
        for arn, acl in list(self.wacls.items()):
            if presupposed.has(self.account_id, WEB_ACL, acl.id) and not acl.associated_resources:
                del self.wacls[arn]
                presupposed.remove(self.account_id, WEB_ACL, acl.id)

    def list_resources_for_web_acl(self: Any) -> tuple[int, dict[str, str], str]:
        acl = self.wafv2_backend.wacls.get(self._get_param("WebACLArn"))
        if acl is None:
            raise WAFNonexistentItemException
        arns = [arn for arn in acl.associated_resources if ":apigateway:" in arn]
        return 200, {}, json.dumps({"ResourceArns": arns})

    WAFV2Response.list_resources_for_web_acl = list_resources_for_web_acl  # type: ignore[attr-defined]
    WAFV2Backend._find_apigw_stage = find_stage
    WAFV2Backend.associate_web_acl = associate_web_acl
    WAFV2Backend.disassociate_web_acl = disassociate_web_acl


def _stand_in(backend: Any, arn: str, presupposed: Presupposed) -> None:
    name, identifier = arn.split("/")[-2:]
    visibility = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": name}
    acl = backend.create_web_acl(
        name=name, visibility_config=visibility, default_action={"Allow": {}}, scope="REGIONAL",
        description="presupposed", tags=[], rules=[], association_config=None, captcha_config=None,
        challenge_config=None, custom_response_bodies=None, token_domains=None,
    )
    backend.wacls.pop(acl.arn)
    acl.arn, acl.id = arn, identifier
    backend.wacls[arn] = acl
    presupposed.add(backend.account_id, WEB_ACL, identifier)
