"""IAM: a policy without a version is one of the first version, which moto refuses and SAM's policy templates make.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
"""

from typing import Any

from moto.iam.policy_validation import BaseIAMPolicyValidator


def repair_policies() -> None:
    check = BaseIAMPolicyValidator._validate_version

    def validate_version(self: Any) -> None:
        if "Version" in self._policy_json:
            check(self)

    BaseIAMPolicyValidator._validate_version = validate_version  # type: ignore[method-assign]
